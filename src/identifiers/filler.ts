/*
 * Digits that stand in for an identifier. Those of a GUID or a hash are as good as random: one in 2^60 repeats
 * a pattern.
 */

/** Whether digits repeat a pattern of at most half of them, such as `ffff…`, `0123…` or `deadbeef…`. */
export function repeatsItself(digits: string): boolean {
  const half = digits.length / 2;
  // Each shorter period has a multiple among these.
  for (let period = Math.floor(half / 2) + 1; period <= half; period++)
    if (hasPeriod(digits, period, 0, digits.length)) return true;
  return false;
}

/** Whether a quarter of a hash is one digit, as in a shorter value that was filled up. */
export function isPadded(hash: string): boolean {
  const length = hash.length / 4;
  for (let start = 0; start < hash.length; start += length)
    if (hasPeriod(hash, 1, start, start + length)) return true;
  return false;
}

/** The bit that makes a letter lower case. It is set in every digit already. */
const lowerCase = 0x20;

function hasPeriod(digits: string, period: number, start: number, end: number): boolean {
  for (let at = start + period; at < end; at++)
    if ((digits.charCodeAt(at) ^ digits.charCodeAt(at - period)) & ~lowerCase) return false;
  return true;
}
