import type { DateTime } from 'luxon';
import { currency } from '../../schema/codecs/currency';
import { amount, share } from '../../schema/codecs/decimal';
import { type InstantInput, instant } from '../../schema/codecs/instant';
import { text } from '../../schema/codecs/text';
import { type Column, column } from '../../schema/column';
import { type Action, actionCodec } from './action';
import { clickId } from './click-id';
import { clientId } from './client-id';
import { sha256 } from './sha256';

const page =
  'https://learn.microsoft.com/advertising/bulk-service/offline-conversion?view=bingads-13';
const source = (name: string) => `${page}#${name}`;
const money = { max: 999_999_999_999, decimals: 3 };

const takeBack =
  'To take back part of a conversion, send a Restate with the new total. To take back all of it, send a Retract.';
const newTotal =
  'The value of a Restate is the new total of the conversion, not the difference. To take back all of it, send a Retract.';

/** The columns, typed and documented as records and editors show them. */
export type OfflineConversionColumns = {
  /**
   * Copied to the result unchanged, so that results can be matched. At most 100 UTF-16 units. A whole
   * number is written as its digits.
   */
  readonly clientId: Column<string, string, string | number | bigint>;
  /** The goal's name, exactly. At most 100 UTF-16 units. */
  readonly conversionName: Column<string>;
  /** When the conversion occurred: within the last 90 days, later than the click. Whole seconds are written. */
  readonly conversionTime: Column<number, DateTime, InstantInput>;
  /** 0 to 999,999,999,999 with at most 3 decimals. Default: the goal's value. */
  readonly conversionValue: Column<number, number, number | string>;
  /** ISO 4217. Default: the goal's currency. */
  readonly conversionCurrencyCode: Column<string>;
  /** What the row does. An empty cell adds. */
  readonly action: Column<Action>;
  /** When the adjustment occurred: not before the conversion. */
  readonly adjustmentTime: Column<number, DateTime, InstantInput>;
  /** The new value: 0 to 999,999,999,999 with at most 3 decimals. */
  readonly adjustmentValue: Column<number, number, number | string>;
  /** Currency of the new value, ISO 4217. Default: the goal's currency. */
  readonly adjustmentCurrencyCode: Column<string>;
  /** The click's share of the conversion: above 0, at most 1. Only for externally attributed goals. */
  readonly externalAttributionCredit: Column<number, number, number | string>;
  /** Name of the attribution model. Only for externally attributed goals. */
  readonly externalAttributionModel: Column<string>;
  /** SHA-256 of the normalized address, 64 lower-case hex digits: see `hashEmail`. */
  readonly hashedEmailAddress: Column<string>;
  /** SHA-256 of the number in E.164 form, 64 lower-case hex digits: see `hashPhone`. */
  readonly hashedPhoneNumber: Column<string>;
  /** The MSCLKID of the click, 32 hex digits. */
  readonly microsoftClickId: Column<string>;
};

/** The columns of an Offline Conversion by property name, in the order in which issues are reported. */
export const columns: OfflineConversionColumns = {
  clientId: column('Client Id', clientId, {
    source: source('clientid'),
  }),
  conversionName: column('Conversion Name', text({ maxLength: 100 }), {
    source: source('conversionname'),
    service: { required: 'OfflineConversionNameNullOrEmpty' },
  }),
  conversionTime: column('Conversion Time', instant(), {
    source: source('conversiontime'),
    service: {
      required: 'OfflineConversionTimeNullOrEmpty',
      'time-format': 'OfflineConversionTimeInvalid',
      'time-iso': 'OfflineConversionTimeInvalid',
    },
  }),
  conversionValue: column('Conversion Value', amount({ ...money, negativeHint: takeBack }), {
    source: source('conversionvalue'),
    service: { 'number-format': 'OfflineConversionValueInvalid' },
  }),
  conversionCurrencyCode: column('Conversion Currency Code', currency(), {
    source: source('conversioncurrencycode'),
    service: {
      'currency-format': 'OfflineConversionCurrencyCodeInvalid',
      'currency-unlisted': 'OfflineConversionCurrencyCodeInvalid',
    },
  }),
  action: column('Adjustment Type', actionCodec, {
    source: source('adjustmenttype'),
    service: { 'adjustment-type': 'OfflineConversionInvalidAdjustmentType' },
  }),
  adjustmentTime: column('Adjustment Time', instant(), {
    source: source('adjustmenttime'),
    service: {
      required: 'OfflineConversionAdjustmentTimeNullOrEmpty',
      'time-format': 'OfflineConversionAdjustmentTimeInvalid',
      'time-iso': 'OfflineConversionAdjustmentTimeInvalid',
    },
  }),
  adjustmentValue: column('Adjustment Value', amount({ ...money, negativeHint: newTotal }), {
    source: source('adjustmentvalue'),
    service: {
      required: 'OfflineConversionAdjustmentValueRequired',
      'not-applicable': 'OfflineConversionAdjustmentValueNotExpected',
      'property-unknown': 'OfflineConversionAdjustmentValueNotExpected',
    },
  }),
  adjustmentCurrencyCode: column('Adjustment Currency Code', currency(), {
    source: source('adjustmentcurrencycode'),
    service: {
      'currency-format': 'OfflineConversionCurrencyCodeInvalid',
      'currency-unlisted': 'OfflineConversionCurrencyCodeInvalid',
    },
  }),
  externalAttributionCredit: column('External Attribution Credit', share(), {
    source: source('externalattributioncredit'),
    service: {
      'number-format': 'ExternalAttributionCreditValueInvalid',
      'credit-range': 'ExternalAttributionCreditValueInvalid',
    },
  }),
  externalAttributionModel: column('External Attribution Model', text(), {
    source: source('externalattributionmodel'),
  }),
  hashedEmailAddress: column('Hashed Email Address', sha256, {
    secret: true,
    hashOf: 'email',
    source: source('hashedemailaddress'),
    service: { 'not-hashed': 'ConversionEmailAddressIsNotHashed' },
  }),
  hashedPhoneNumber: column('Hashed Phone Number', sha256, {
    secret: true,
    hashOf: 'phone',
    source: source('hashedphonenumber'),
    service: { 'not-hashed': 'ConversionPhoneNumberIsNotHashed' },
  }),
  microsoftClickId: column('Microsoft Click Id', clickId, {
    secret: true,
    source: source('microsoftclickid'),
    service: { 'click-id': 'OfflineConversionMicrosoftClickIdInvalid' },
  }),
};
