/** Normalizing costs up to the square of the length, and no name is longer than this. */
const maxNormalizedLength = 1000;

/** Removes differences that people do not see: case, outer spaces, Unicode form. */
export function fold(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > maxNormalizedLength) return trimmed.toLowerCase();
  return trimmed.normalize('NFKC').trim().toLowerCase();
}

/** Makes the spellings of a name equal: `Conversion Name`, `conversionName`, `conversion_name`. */
export function squeeze(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '');
}

/** Nobody has typed a longer text by mistake, and the distance costs the square of the length. */
export const maxTypedLength = 200;

/** Counts the edits between two texts: insertions, deletions, replacements, swaps of neighbors. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replacement = a[i - 1] === b[j - 1] ? 0 : 1;
      let min = Math.min(
        (last[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (last[j - 1] as number) + replacement,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        min = Math.min(min, (beforeLast[j - 2] as number) + 1);
      }
      current.push(min);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
}

/** Returns the closest name that is at most `maxEdits` away; by default a third of the text's length. */
export function nearest(
  text: string,
  names: Iterable<string>,
  maxEdits = Math.ceil(text.length / 3),
): string | undefined {
  const wanted = fold(text);
  if (wanted.length > maxTypedLength) return undefined;
  let closest: string | undefined;
  let limit = maxEdits + 1;
  for (const name of names) {
    const folded = fold(name);
    if (Math.abs(folded.length - wanted.length) >= limit) continue;
    if (limit <= 2 && !mayBeOneEdit(wanted, folded)) continue;
    const distance = editDistance(wanted, folded);
    if (distance < limit) {
      limit = distance;
      closest = name;
    }
  }
  return closest;
}

/** Whether one edit may be enough: at most two characters are between the same start and the same end. */
function mayBeOneEdit(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let after = 0;
  while (after < shorter - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  return shorter - before - after <= 2;
}
