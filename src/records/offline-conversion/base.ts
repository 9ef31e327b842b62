import type { Lookup } from '../../schema/lookup';
import type { FileRule } from '../../schema/rule';
import { columns } from './columns';
import { type Known, options } from './options';

/** The columns and options that the rules are written against. */
export const base = { columns, options };

export type ConversionFileRule = FileRule<typeof columns, Known>;
export type ConversionLookup = Lookup<typeof columns, Known>;

export const hour = 3_600_000;
export const day = 24 * hour;
/** The service accepts conversions of the last 90 days, to the millisecond. */
export const lookback = 90 * day;
/** The minimum number of rows for a warning about what all rows share. */
export const minEvidence = 20;
