/** No name is longer than this, and Unicode forms cost up to the square of the length. */
const longestNormalised = 1000;

/** Text with differences folded away that people do not see: case, outer spaces, Unicode form. */
export function fold(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > longestNormalised) return trimmed.toLowerCase();
  return trimmed.normalize('NFKC').trim().toLowerCase();
}

/** Edits between two texts: insertions, deletions, replacements, and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        (last[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (last[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
}

/** The name closest to `text` that is at most `reach` edits away; by default a third of its length. */
export function nearest(
  text: string,
  names: Iterable<string>,
  reach = Math.ceil(text.length / 3),
): string | undefined {
  return nearestAmong(names)(text, reach);
}

/** Finds the closest of the same names to one text after the other: every row may ask. */
export function nearestAmong(
  names: Iterable<string>,
): (text: string, reach: number) => string | undefined {
  let folds: readonly (readonly [name: string, folded: string])[] | undefined;
  return (text, reach) => {
    const wanted = fold(text);
    // Beyond this length nobody typed it, and the distance would cost its square.
    if (wanted.length > 200) return undefined;
    folds ??= Array.from(names, (name) => [name, fold(name)] as const);
    let found: string | undefined;
    let least = reach + 1;
    for (const [name, folded] of folds) {
      if (Math.abs(folded.length - wanted.length) >= least) continue;
      if (least <= 2 && !mayBeOneEdit(wanted, folded)) continue;
      const distance = editDistance(wanted, folded);
      if (distance < least) {
        least = distance;
        found = name;
      }
    }
    return found;
  };
}

/** One edit leaves at most two characters between what is the same before and after it. */
function mayBeOneEdit(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let after = 0;
  while (after < shorter - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  return shorter - before - after <= 2;
}
