import { editDistance, fold, maxTypedLength } from './nearest';

/**
 * Creates a search for the name that is at most one edit away, or else undefined. Its time does not
 * depend on the number of names: two texts are one edit apart only if they are equal once at most one
 * character of each is left out.
 */
export function findOneEdit(names: Iterable<string>): (text: string) => string | undefined {
  let index: ReadonlyMap<string, readonly Name[]> | undefined;
  return (text) => {
    const wanted = fold(text);
    if (wanted.length > maxTypedLength) return undefined;
    index ??= indexNames(names);
    let closest: Name | undefined;
    let least = 2;
    for (const variant of withoutOne(wanted)) {
      for (const name of index.get(variant) ?? []) {
        const distance = name.folded === wanted ? 0 : editDistance(wanted, name.folded);
        const isCloser =
          distance < least || (distance === least && closest && name.number < closest.number);
        if (distance > 1 || !isCloser) continue;
        closest = name;
        least = distance;
      }
    }
    return closest?.name;
  };
}

interface Name {
  readonly name: string;
  readonly folded: string;
  readonly number: number;
}

function indexNames(names: Iterable<string>): ReadonlyMap<string, readonly Name[]> {
  const index = new Map<string, Name[]>();
  let number = 0;
  for (const name of names) {
    const folded = fold(name);
    const entry: Name = { name, folded, number: number++ };
    if (folded.length > maxTypedLength + 1) continue;
    for (const variant of withoutOne(folded)) {
      const entries = index.get(variant);
      if (entries) entries.push(entry);
      else index.set(variant, [entry]);
    }
  }
  return index;
}

/** The text, and the text without each of its characters. */
function withoutOne(text: string): ReadonlySet<string> {
  const variants = new Set([text]);
  for (let at = 0; at < text.length; at++) variants.add(text.slice(0, at) + text.slice(at + 1));
  return variants;
}
