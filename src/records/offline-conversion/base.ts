import { columns } from './columns';
import { options } from './options';

/** The columns and options that the rules are written against. */
export const base = { columns, options };

export const hour = 3_600_000;
export const day = 24 * hour;
/** The service accepts conversions of the last 90 days, to the millisecond. */
export const lookback = 90 * day;
