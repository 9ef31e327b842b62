import type { DateTime } from 'luxon';
import * as z from 'zod/mini';
import type { Issue } from '../issues/issue';
import { millisecondsOf } from './moment';
import { takeNested } from './take';

/* The shapes that options of several functions share. */

/** A function. Its parameters cannot be checked. */
export const callback = <F>() =>
  z.optional(z.custom<F>((value) => typeof value === 'function', 'a function'));

/** An object within the options, whose members are taken as those of the options are. */
export const nested = <T>(schema: z.ZodMiniType<T>) => z.pipe(z.transform(takeNested), schema);

/** A whole number from `min`. */
export const count = (min: number) => z.optional(z.int().check(z.minimum(min)));

/** An id of the service. */
export const id = z.custom<string | bigint | number>(
  (value) =>
    /^[1-9]\d{0,18}$/.test(String(value)) &&
    (typeof value !== 'number' || Number.isSafeInteger(value)),
  'an id: a whole number above 0, as text, a bigint or an exact number',
);

/** What separates the cells of a file that is written. */
export const delimiter = z.optional(z.enum([',', '\t']));

/** A valid `Date` or luxon `DateTime`. */
export const moment = z.custom<Date | DateTime>(
  (value) => millisecondsOf(value) !== undefined,
  'a valid Date or luxon DateTime',
);

/** The members of `WatchOptions`. */
export const watchShape = {
  signal: z.optional(z.instanceof(AbortSignal)),
  onIssue: callback<(issue: Issue) => void>(),
};

/** The members of `HashOption`. Whether the country exists is checked when the first record is hashed. */
export const hashShape = {
  hash: z.optional(nested(z.strictObject({ phoneCountry: z.optional(z.string()) }))),
};
