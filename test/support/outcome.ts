import {
  BulkFileError,
  type Issue,
  type ReadOptions,
  readBulkRows,
  type Source,
} from '../../src/index';

/** All that reading a source says, as plain data: two readings are the same when these are. */
export interface Outcome {
  readonly rows: readonly {
    readonly type: string;
    readonly line: number;
    readonly row: number;
    /** Header name and text of each cell. */
    readonly cells: readonly (readonly [string, string])[];
    readonly issues: readonly Issue[];
  }[];
  /** Issues of the file. */
  readonly file: readonly Issue[];
  /** What ended the reading. */
  readonly fault:
    | {
        readonly code: string;
        readonly line: number;
        readonly row: number;
        readonly message: string;
        readonly issue: Issue;
      }
    | undefined;
}

export async function outcomeOf(source: Source, options: ReadOptions = {}): Promise<Outcome> {
  const rows: Outcome['rows'][number][] = [];
  const file: Issue[] = [];
  const onIssue = (issue: Issue) => file.push(issue);
  try {
    for await (const result of readBulkRows(source, { ...options, onIssue })) {
      const { type, line, row, cells, issues } = result;
      rows.push({ type, line, row, cells: [...cells], issues });
    }
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    const { code, line, row, message, issue } = cause;
    return { rows, file, fault: { code, line, row, message, issue } };
  }
  return { rows, file, fault: undefined };
}
