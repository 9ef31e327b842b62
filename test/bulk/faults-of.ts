import type { Issue, ReadOptions, Source } from '../../src/index';
import type { ExpectedIssue } from '../support/expected';
import { outcomeOf } from '../support/outcome';
import { withoutMessage } from '../support/without-message';

/** What is said of a file: of the file itself, of its rows, and the fault that ends the reading. */
export interface FaultsOf {
  readonly file: readonly ExpectedIssue[];
  readonly rows: readonly ExpectedIssue[];
  readonly fault: ExpectedIssue | undefined;
  /** All sentences, in the same order. */
  readonly messages: readonly string[];
}

export async function faultsOf(source: Source, options?: ReadOptions): Promise<FaultsOf> {
  const { file, rows, fault } = await outcomeOf(source, options);
  const ofRows = rows.flatMap((row): readonly Issue[] => row.issues);
  const ofFault = fault ? [fault.issue] : [];
  return {
    file: withoutMessage(file),
    rows: withoutMessage(ofRows),
    fault: withoutMessage(ofFault)[0],
    messages: [...file, ...ofRows, ...ofFault].map(({ message }) => message),
  };
}
