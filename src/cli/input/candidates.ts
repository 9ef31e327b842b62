import { issueOf } from '../../messages/issue';
import type { OfflineConversionInput } from '../../records/offline-conversion';
import type { Candidate } from '../commands/record-run';
import { withoutIssues } from '../output/rejects';
import type { InputItem } from './item';
import { withoutPersonalData } from './personal-data';

/** The objects of an input as records. With `hash` their personal data is hashed, without it refused. */
export async function* objectCandidates(
  items: AsyncIterable<InputItem>,
  hash: boolean,
): AsyncGenerator<Candidate<OfflineConversionInput>, void> {
  for await (const item of items) {
    const { object, issues } = prepared(item, hash);
    const given = issues.length > 0 ? undefined : (object as OfflineConversionInput);
    yield { item, given, issues };
  }
}

/** The object as those take it who take records, or why there is none. */
function prepared({ object, fault }: InputItem, hash: boolean) {
  if (fault) return { object, issues: [issueOf(fault, { line: 0, row: 0 })] };
  return withoutPersonalData(withoutIssues(object ?? {}), hash);
}
