import type { Fault } from '../../issues/issue';
import { offlineConversion } from '../../records/offline-conversion';
import { offlineConversionGoal } from '../../records/offline-conversion-goal';
import type { Place } from '../../report/place';
import { plainPropertiesOf } from '../../schema/plain-properties';

/** One object of the input, or the reason why there is none. */
export interface InputItem {
  readonly place: Place;
  /** The line of the header that names its properties. */
  readonly headerLine?: number;
  /** Unknown columns of the header that it leaves empty, if it is the first item below it. */
  readonly emptyUnknownColumns?: readonly string[];
  /** The object, as far as it could be read; undefined if there is something else in its place. */
  readonly object: Readonly<Record<string, unknown>> | undefined;
  /** What is there instead of an object, for the rejects. */
  readonly text?: string;
  /** Why it cannot be written. */
  readonly fault?: Fault;
}

/** The JSON text of a value; undefined if it has thousands of levels, which can be read but not written. */
export function jsonText(
  value: unknown,
  write: (value: unknown) => string = JSON.stringify,
): string | undefined {
  try {
    return write(value);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** What the rejects hold in place of such a value. */
export const tooDeep = '(nested too deeply to be written)';

/** All names that an object of an input may have. */
const names = new Set([
  ...Object.keys(offlineConversion.columns),
  ...plainPropertiesOf(offlineConversion.columns).map(({ name }) => name),
  ...Object.keys(offlineConversionGoal.columns),
  ...['action', 'createdAt'],
]);

/** An item with two values for one name: nobody knows which one is meant. The rejects hold both, as text. */
export function repeatedItem(place: Place, name: string, text: string): InputItem {
  const facts = { ...(names.has(name) && { name }), reason: 'repeated' } as const;
  const fault = { code: 'property-unknown', severity: 'error', facts } as const;
  return { place, object: undefined, text, fault };
}

/** Makes an item of a JSON value. Only an object is a record. */
export function itemOf(place: Place, value: unknown, text: () => string): InputItem {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { place, object: value as Readonly<Record<string, unknown>> };
  const fault = { code: 'not-json', severity: 'error' } as const;
  return { place, object: undefined, text: text(), fault };
}
