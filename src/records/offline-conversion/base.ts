import { columns } from './columns';
import { options } from './options';

/** What the rules of this record type are written against. */
export const base = { columns, options };

export const hour = 3_600_000;
export const day = 24 * hour;
/** The service takes conversions of the last 90 days, counted to the moment. */
export const lookback = 90 * day;
