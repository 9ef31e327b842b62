import type { Issue } from '../../issues/issue';
import type { HashOptions } from '../../options/options';
import type { ConversionInput } from '../../records/offline-conversion';
import { InputPlaces } from '../input/places';
import type { Terminal } from '../output/terminal';
import type { Candidate, RecordRun, Skip } from './record-run';

/** Objects of an input that may be records. */
export type ObjectCandidates = AsyncIterable<Candidate<ConversionInput<HashOptions>>>;

/** What the options of a command say of a writer. */
interface WritingOptions<Library> {
  readonly library: Library;
  readonly hash: HashOptions | undefined;
  readonly allowEmpty: boolean;
}

/**
 * Prepares objects of an input for a writer: their records, and options with which it reports at the places
 * of the input. The writer must report the records in their order.
 */
export function prepareObjects<Library extends object>(
  candidates: ObjectCandidates,
  { library, hash, allowEmpty }: WritingOptions<Library>,
  run: RecordRun,
  terminal: Terminal,
) {
  const places = new InputPlaces();
  const { onIssue, onSkip } = run.callbacks;
  const writing = {
    ...library,
    ...run.callbacks,
    ...{ hash, allowEmpty, signal: terminal.signal },
    onIssue: (issue: Issue) => onIssue(places.relocate(issue)),
    onSkip({ index, issues }: Skip) {
      places.drop(index);
      onSkip({ index, issues: issues.map((issue) => places.relocate(issue)) });
    },
  };
  return { records: run.accept(places.track(candidates)), writing };
}
