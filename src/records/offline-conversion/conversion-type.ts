import * as z from 'zod/mini';
import { isRecordType } from '../../schema/assert-record-type';
import type { AnyColumn } from '../../schema/column';
import type { AnyRecordType } from '../../schema/record-type';
import { offlineConversion } from '.';

/**
 * `offlineConversion`, or a copy of it with rules of your own. Its type, actions, columns and matrix cannot
 * change, because what is sent is made by them.
 */
export type ConversionType = typeof offlineConversion;

/** The option of everything that checks conversions before it sends them. */
export interface ConversionTypeOption {
  /**
   * The record type whose rules judge the records: `offlineConversion`, or a copy of it with rules of your own,
   * whose codes the option `severity` accepts. Default `offlineConversion`.
   */
  readonly recordType?: ConversionType | undefined;
}

/** The members of `ConversionTypeOption`. */
export const conversionTypeShape = {
  recordType: z.optional(
    z.custom<ConversionType>(
      isConversionType,
      'offlineConversion, or a copy of it with the same type, actions, columns and matrix',
    ),
  ),
};

/** Compares what may not change by its content: a copy may come from another build of the package. */
export function isConversionType(value: unknown): value is ConversionType {
  return isRecordType(value) && partsOf(value) === partsOf(offlineConversion);
}

function partsOf({ type, actions, columns, matrix }: AnyRecordType): string {
  const headers = Object.entries<AnyColumn>(columns).map(([property, column]) => [
    property,
    column?.header,
  ]);
  return JSON.stringify([type, actions, headers, matrix]);
}
