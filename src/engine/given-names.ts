import { memberNames } from '../options/take';

/**
 * Names of the values that a record gives: its own, and those that it inherits, such as the getters of a
 * class. Methods are not values.
 */
export function givenNames(values: Readonly<Record<string, unknown>>): readonly string[] {
  const prototype = Object.getPrototypeOf(values);
  // Most records are plain objects, which are faster to list.
  if (prototype === Object.prototype || prototype === null) return Object.keys(values);
  return [...memberNames(values)].filter((name) => typeof values[name] !== 'function');
}
