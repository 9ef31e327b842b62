import { expect } from 'vitest';
import { checkOfflineConversion, type OfflineConversionInput } from '../../src/index';
import { clickId, now } from './rows';
import { withoutMessage } from './without-message';

/** Records with all that they need, and no fault. */
export const add = {
  clientId: 'C-1',
  conversionName: 'Signed contract',
  conversionTime: new Date('2026-02-01T10:00:00Z'),
  microsoftClickId: clickId,
};
export const restate = {
  ...add,
  action: 'Restate',
  adjustmentTime: new Date('2026-02-10T09:00:00Z'),
  adjustmentValue: 7.25,
  adjustmentCurrencyCode: 'EUR',
};
const { adjustmentValue: _, adjustmentCurrencyCode: __, ...adjustment } = restate;
export const retract = { ...adjustment, action: 'Retract' };

/** An object stands in no file. */
export const place = { line: 0, row: 0, action: 'Add', clientId: 'C-1' };
export const onRestate = { ...place, action: 'Restate' };
export const onRetract = { ...place, action: 'Retract' };
export const error = { severity: 'error', ...place };
export const warning = { severity: 'warning', ...place };

type Options = Parameters<typeof checkOfflineConversion>[1];
export type Case = [title: string, record: object, options: Options, ...issues: object[]];
/** Checks a record, and compares all its issues. */
export const check = (...[, record, options, ...issues]: Case) => {
  const found = checkOfflineConversion(record as OfflineConversionInput, { now, ...options });
  expect(withoutMessage(found)).toEqual(issues);
};
