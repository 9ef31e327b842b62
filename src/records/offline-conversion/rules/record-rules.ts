import { hasSeconds } from '../../../schema/codecs/given-time';
import { rule } from '../../../schema/rule';
import { base, day, lookback } from '../base';
import { isBlank } from './name-rules';

/** Rules over the columns of one record, in the order in which issues are reported. */
export const recordRules = [
  rule(base, {
    code: 'required',
    column: 'conversionName',
    service: 'OfflineConversionNameNullOrEmpty',
    when: ({ kind }) => kind === 'upload',
    screen: 'learned',
    check({ action, cell: { conversionName } }, report) {
      // In ASCII, only the space and the controls before it are blank.
      const first = conversionName.charCodeAt(0);
      if ((first > 0x20 && first < 0x80) || conversionName === '' || !isBlank(conversionName))
        return;
      report({ column: base.columns.conversionName.header, action });
    },
  }),
  rule(base, {
    code: 'goal-currency-used',
    column: 'adjustmentCurrencyCode',
    actions: ['Restate'],
    runWithColumn: true,
    service: 'OfflineConversionCurrencyValueRequired',
    screen: { learned: 'conversionName', filled: ['adjustmentCurrencyCode'] },
    check({ cell }, report, { own }) {
      if (cell.adjustmentCurrencyCode !== '') return;
      if (!own.goals?.get(cell.conversionName)?.currencyCode) report(undefined);
    },
  }),
  rule(base, {
    code: 'enhanced-identifier',
    when: ({ own }) => own.enhancedConversions,
    screen: { oneOf: ['hashedEmailAddress', 'hashedPhoneNumber'] },
    check({ cell }, report) {
      if (cell.hashedEmailAddress === '' && cell.hashedPhoneNumber === '') report(undefined);
    },
  }),
  rule(base, {
    code: 'hash-in-both-columns',
    column: 'hashedPhoneNumber',
    screen: { different: ['hashedEmailAddress', 'hashedPhoneNumber'] },
    check({ value }, report) {
      const { hashedEmailAddress: email, hashedPhoneNumber: phone } = value;
      if (email === undefined || phone === undefined) return;
      if (email.toLowerCase() === phone.toLowerCase()) report(undefined);
    },
  }),
  rule(base, {
    code: 'time-no-seconds',
    screen: 'given',
    column: 'conversionTime',
    actions: ['Restate', 'Retract'],
    check({ given, value }, report) {
      const time = given?.conversionTime;
      if (typeof time === 'string' && value.conversionTime !== undefined && !hasSeconds(time))
        report(undefined);
    },
  }),
  rule(base, {
    code: 'conversion-in-future',
    column: 'conversionTime',
    service: 'FutureConversionTimeCannotBeSet',
    clock: true,
    screen: { within: 'conversionTime', range: ({ now }) => [Number.NEGATIVE_INFINITY, now] },
    check({ value }, report, { now }) {
      if (value.conversionTime !== undefined && value.conversionTime > now) report(undefined);
    },
  }),
  rule(base, {
    code: 'conversion-too-old',
    column: 'conversionTime',
    service: 'OfflineConversionTimeOutOfWindow',
    clock: true,
    screen: {
      within: 'conversionTime',
      range: ({ now }) => [now - lookback, Number.POSITIVE_INFINITY],
    },
    check({ value }, report, { now }) {
      const age = now - (value.conversionTime ?? now);
      if (age > lookback) report({ days: Math.floor(age / day) });
    },
  }),
  rule(base, {
    code: 'adjustment-in-future',
    column: 'adjustmentTime',
    actions: ['Restate', 'Retract'],
    service: 'OfflineConversionFutureAdjustmentTimeCannotBeSet',
    screen: { within: 'adjustmentTime', range: ({ now }) => [Number.NEGATIVE_INFINITY, now] },
    clock: true,
    check({ value }, report, { now }) {
      if (value.adjustmentTime !== undefined && value.adjustmentTime > now) report(undefined);
    },
  }),
  rule(base, {
    code: 'adjustment-before-conversion',
    column: 'adjustmentTime',
    actions: ['Restate', 'Retract'],
    service: 'OfflineConversionAdjustmentTimeEarlierThanConversionTime',
    screen: { notBefore: ['adjustmentTime', 'conversionTime'] },
    check({ value: { adjustmentTime, conversionTime } }, report) {
      if (adjustmentTime !== undefined && conversionTime !== undefined) {
        if (adjustmentTime < conversionTime) report(undefined);
      }
    },
  }),
  rule(base, {
    code: 'attribution-pair',
    service: 'ExternalAttributionRequiredFieldEmpty',
    screen: { together: ['externalAttributionCredit', 'externalAttributionModel'] },
    check({ cell }, report) {
      const noCredit = cell.externalAttributionCredit === '';
      const noModel = cell.externalAttributionModel === '';
      if (noCredit === noModel) return;
      const column = noCredit ? 'externalAttributionCredit' : 'externalAttributionModel';
      report({ column: base.columns[column].header }, { column });
    },
  }),
];
