import { memberNames } from '../options/take';

const none: string[] = [];

/**
 * Lists the names of the values that a record gives besides the known ones: its own, and those that it
 * inherits, such as the getters of a class. Methods are not values.
 */
export function unknownNames(
  values: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): readonly string[] {
  const prototype = Object.getPrototypeOf(values);
  if (prototype !== Object.prototype && prototype !== null)
    return [...memberNames(values)].filter(
      (name) => !known.has(name) && typeof values[name] !== 'function',
    );
  // Most records are plain objects, and name nothing else: they cost no list.
  let unknown = none;
  for (const name in values) {
    if (known.has(name) || !Object.hasOwn(values, name)) continue;
    if (unknown === none) unknown = [];
    unknown.push(name);
  }
  return unknown;
}
