import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import type { PlainIdentifiers } from '../../options/options';
import type { InstantInput } from '../../schema/codecs/instant';
import type { RecordInputOf } from '../../schema/record-type';
import type { offlineConversion } from '.';

type Input<Action extends 'Add' | 'Restate' | 'Retract'> = RecordInputOf<
  typeof offlineConversion,
  Action
>;

/** A conversion as it was given to the writer: an Add, with plain identifiers if they were hashed. */
export type AddConversionInput = Input<'Add'> & PlainIdentifiers;

/** The plain identifiers of a conversion, which its adjustment repeats. */
type PlainOf<A> = Pick<A, keyof PlainIdentifiers & keyof A>;

/** What a restatement changes. */
export interface RestatementChange {
  /** The new total, not the difference: 0 to 999,999,999,999 with at most 3 decimals. */
  readonly value: number | string;
  /** When the value changed: not before the conversion. */
  readonly at: InstantInput;
  /** Currency of the new value, ISO 4217. Default: that of the conversion; without one, the goal's. */
  readonly currencyCode?: string | null | undefined;
}

/** What a retraction changes. */
export interface RetractionChange {
  /** When the conversion was taken back: not before the conversion. */
  readonly at: InstantInput;
}

// A value that is missing or wrong is data, which the writer reports with its place.
const unchecked = z.optional(z.unknown());
const restatementShape = z.strictObject({
  value: unchecked,
  at: unchecked,
  currencyCode: unchecked,
});
const retractionShape = z.strictObject({ at: unchecked });

/** What an adjustment repeats of its conversion, so that the service finds it. */
const repeated = [
  ...['clientId', 'conversionName', 'conversionTime'],
  ...['hashedEmailAddress', 'hashedPhoneNumber', 'microsoftClickId', 'email', 'phone'],
] as const;

/**
 * Makes the Restate of a conversion: the record that replaces its value. It repeats the Client Id, the
 * Conversion Name, the Conversion Time and the identifiers. The writer checks it like any other record.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @param add the conversion, as it was added
 * @throws TypeError for anything but an Add, and for unknown members of the change
 * @example
 * restatement(
 *   {
 *     conversionName: 'Signed contract',
 *     conversionTime: '2026-11-02T09:30:00Z',
 *     conversionValue: 1250.5,
 *     conversionCurrencyCode: 'EUR',
 *     microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
 *   },
 *   { value: 900, at: '2026-11-20T12:00:00Z' },
 * ).adjustmentCurrencyCode; // 'EUR'
 */
export function restatement<A extends AddConversionInput>(
  add: A,
  change: RestatementChange,
): Input<'Restate'> & PlainOf<A> {
  const { value, at, currencyCode } = checkOptions(restatementShape, change);
  const conversion = repeatOf(add);
  const currency = currencyCode || add.conversionCurrencyCode;
  return {
    ...{ action: 'Restate', ...conversion, adjustmentTime: at, adjustmentValue: value },
    ...(currency && { adjustmentCurrencyCode: currency }),
  } as Input<'Restate'> & PlainOf<A>;
}

/**
 * Makes the Retract of a conversion: the record that takes all of it back. It repeats what a
 * `restatement` repeats. The service accepts nothing for the conversion after it.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 * @param add the conversion, as it was added
 * @throws TypeError for anything but an Add, and for unknown members of the change
 * @example
 * retraction(
 *   {
 *     conversionName: 'Signed contract',
 *     conversionTime: '2026-11-02T09:30:00Z',
 *     microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
 *   },
 *   { at: '2026-11-20T12:00:00Z' },
 * ).action; // 'Retract'
 */
export function retraction<A extends AddConversionInput>(
  add: A,
  change: RetractionChange,
): Input<'Retract'> & PlainOf<A> {
  const { at } = checkOptions(retractionShape, change);
  const retract = { action: 'Retract', ...repeatOf(add), adjustmentTime: at };
  return retract as Input<'Retract'> & PlainOf<A>;
}

/** The properties that tell a conversion from all others, as far as it has them. */
function repeatOf(add: AddConversionInput): object {
  if (typeof add !== 'object' || add === null)
    throw new TypeError('The conversion must be an object.');
  if ((add.action ?? 'Add') !== 'Add')
    throw new TypeError('The conversion must be an Add, as it was uploaded.');
  const found: Record<string, unknown> = {};
  for (const name of repeated) if (add[name] !== undefined) found[name] = add[name];
  return found;
}
