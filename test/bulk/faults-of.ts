import { readContainer } from '../../src/bulk/read';
import { BulkFileError, type Issue, offlineConversion, type ReadOptions } from '../../src/index';
import { createJudge } from '../../src/issues/level';
import { issueOf } from '../../src/messages/issue';
import { readSettings } from '../../src/options/settings';
import { typesOf } from '../../src/schema/record-type';
import type { Source } from '../../src/source/source';
import type { ExpectedIssue } from '../support/expected';
import { withoutMessage } from '../support/without-message';

/** What the container of a file of offline conversions reports. */
export interface FaultsOf {
  readonly file: readonly ExpectedIssue[];
  readonly rows: readonly ExpectedIssue[];
  /** The fault that ends reading. */
  readonly fault: ExpectedIssue | undefined;
  /** All messages, in the same order. */
  readonly messages: readonly string[];
}

export async function faultsOf(source: Source, options: ReadOptions = {}): Promise<FaultsOf> {
  const file: Issue[] = [];
  const rows: Issue[] = [];
  const ends: Issue[] = [];
  const { settings } = readSettings(offlineConversion, 'read', options);
  const batches = readContainer(source, {
    ...settings,
    judge: createJudge(settings),
    signal: undefined,
    types: typesOf(offlineConversion),
    columns: undefined,
    onFault: (fault, at) => file.push(issueOf(fault, at)),
  });
  for await (const batch of batches) {
    if ('fault' in batch) ends.push(new BulkFileError(batch.fault, batch.at).issue);
    else for (const row of batch.rows) rows.push(...row.faults.map((fault) => issueOf(fault, row)));
  }
  return {
    file: withoutMessage(file),
    rows: withoutMessage(rows),
    fault: withoutMessage(ends)[0],
    messages: [...file, ...rows, ...ends].map(({ message }) => message),
  };
}
