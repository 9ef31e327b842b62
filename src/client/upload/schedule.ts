const second = 1000;
const minute = 60 * second;

const small = [5, 10, 15, 30].map((seconds) => seconds * second);
const rowsOfSmall = 1000;
const rowsPerMinute = 10_000;

/** Waits after a file was sent and there was no answer. */
const afterDoubt = [1, 4, 15].map((seconds) => seconds * second);

/**
 * Milliseconds until the next look at the status: a small file is done in seconds, and a large one takes
 * about a minute for each 10,000 rows.
 *
 * Source: Bulk Download and Upload guide, which asks for a look every minute at most.
 * @param looks how often the status was looked at since the file arrived
 */
export function waitBeforeLook(rows: number, looks: number): number {
  if (rows <= rowsOfSmall) return small[looks] ?? minute;
  return looks === 0 ? Math.max(5 * second, (rows / rowsPerMinute) * minute) : minute;
}

/** Milliseconds until the status tells whether a file has arrived that was sent so many times in vain. */
export function waitAfterDoubt(tries: number): number {
  return afterDoubt[tries] ?? minute;
}

/** Changes a wait by up to a tenth, so that many uploads do not ask at the same moment. */
export function jitter(milliseconds: number): number {
  return Math.round(milliseconds * (0.9 + Math.random() / 5));
}
