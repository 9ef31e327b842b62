import { BulkFileError, type Outcome } from '../../../src/index';

/** An outcome as an object that a table can hold, with two of its cells. */
export function plainOutcome({ cells, ...outcome }: Outcome) {
  return { ...outcome, type: cells.get('Type'), id: cells.get('Id') };
}

/** The outcomes that a loop sees, and what ends it if that is no ordinary end. */
export async function seenOf(outcomes: AsyncIterable<Outcome>) {
  const seen: Outcome[] = [];
  try {
    for await (const outcome of outcomes) seen.push(outcome);
  } catch (cause) {
    return { seen, cause };
  }
  return { seen, cause: undefined };
}

/** What a `BulkFileError` says, without its issue. */
export function plainFault(cause: unknown) {
  if (!(cause instanceof BulkFileError)) throw cause;
  const { code, line, row, column, file, message } = cause;
  return { code, line, row, ...(column && { column }), ...(file && { file }), message };
}
