import { column } from '../../schema/column';
import { currency } from '../../schema/currency';
import { amount, share } from '../../schema/decimal';
import { instant } from '../../schema/instant';
import { text } from '../../schema/text';
import { actionCodec } from './action';
import { clickId } from './click-id';
import { sha256 } from './sha256';

const page =
  'https://learn.microsoft.com/advertising/bulk-service/offline-conversion?view=bingads-13';
const source = (name: string) => `${page}#${name}`;
const money = { limit: 999_999_999_999, decimals: 3 };

/** The columns of an Offline Conversion by property name. Each is declared here and nowhere else. */
export const columns = {
  /** Copied to the result as it is, so that results can be matched. At most 100 UTF-16 units. */
  clientId: column('Client Id', text({ maxLength: 100, name: 'Client Id' }), {
    source: source('clientid'),
  }),
  /** The goal's name, exactly. At most 100 UTF-16 units. */
  conversionName: column('Conversion Name', text({ maxLength: 100, name: 'Conversion Name' }), {
    source: source('conversionname'),
    service: { required: 'OfflineConversionNameNullOrEmpty' },
  }),
  /** When the conversion occurred: within the last 90 days, later than the click. Whole seconds are written. */
  conversionTime: column('Conversion Time', instant(), {
    source: source('conversiontime'),
    service: {
      required: 'OfflineConversionTimeNullOrEmpty',
      'time-format': 'OfflineConversionTimeInvalid',
      'time-iso': 'OfflineConversionTimeInvalid',
    },
  }),
  /** 0 to 999999999999 with at most 3 decimals. The goal's value where it is absent. */
  conversionValue: column('Conversion Value', amount(money), {
    source: source('conversionvalue'),
    service: { 'number-format': 'OfflineConversionValueInvalid' },
  }),
  /** ISO 4217. The goal's currency where it is absent. */
  conversionCurrencyCode: column('Conversion Currency Code', currency(), {
    source: source('conversioncurrencycode'),
    service: {
      'currency-format': 'OfflineConversionCurrencyCodeInvalid',
      'currency-unlisted': 'OfflineConversionCurrencyCodeInvalid',
    },
  }),
  /** What the row does: an empty cell adds. */
  action: column('Adjustment Type', actionCodec, {
    source: source('adjustmenttype'),
    service: { 'adjustment-type': 'OfflineConversionInvalidAdjustmentType' },
  }),
  /** When the adjustment occurred: not before the conversion. */
  adjustmentTime: column('Adjustment Time', instant(), {
    source: source('adjustmenttime'),
    service: {
      required: 'OfflineConversionAdjustmentTimeNullOrEmpty',
      'time-format': 'OfflineConversionAdjustmentTimeInvalid',
      'time-iso': 'OfflineConversionAdjustmentTimeInvalid',
    },
  }),
  /** The new value: 0 to 999999999999 with at most 3 decimals. */
  adjustmentValue: column('Adjustment Value', amount(money), {
    source: source('adjustmentvalue'),
    service: {
      required: 'OfflineConversionAdjustmentValueRequired',
      'not-applicable': 'OfflineConversionAdjustmentValueNotExpected',
      'property-unknown': 'OfflineConversionAdjustmentValueNotExpected',
    },
  }),
  /** ISO 4217, of the new value. The goal's currency where it is absent. */
  adjustmentCurrencyCode: column('Adjustment Currency Code', currency(), {
    source: source('adjustmentcurrencycode'),
    service: {
      'currency-format': 'OfflineConversionCurrencyCodeInvalid',
      'currency-unlisted': 'OfflineConversionCurrencyCodeInvalid',
    },
  }),
  /** The click's share of the conversion: above 0, at most 1. Only for externally attributed goals. */
  externalAttributionCredit: column('External Attribution Credit', share(), {
    source: source('externalattributioncredit'),
    service: {
      'number-format': 'ExternalAttributionCreditValueInvalid',
      'credit-range': 'ExternalAttributionCreditValueInvalid',
    },
  }),
  /** Name of the attribution model. Only for externally attributed goals. */
  externalAttributionModel: column(
    'External Attribution Model',
    text({ name: 'External Attribution Model' }),
    { source: source('externalattributionmodel') },
  ),
  /** SHA-256 of the normalised address, 64 lower-case hex digits: see `hashEmail`. */
  hashedEmailAddress: column('Hashed Email Address', sha256, {
    secret: true,
    source: source('hashedemailaddress'),
    service: { 'not-hashed': 'ConversionEmailAddressIsNotHashed' },
  }),
  /** SHA-256 of the number in E.164 form, 64 lower-case hex digits: see `hashPhone`. */
  hashedPhoneNumber: column('Hashed Phone Number', sha256, {
    secret: true,
    source: source('hashedphonenumber'),
    service: { 'not-hashed': 'ConversionPhoneNumberIsNotHashed' },
  }),
  /** The MSCLKID of the click, 32 hex digits. */
  microsoftClickId: column('Microsoft Click Id', clickId, {
    secret: true,
    source: source('microsoftclickid'),
    service: { 'click-id': 'OfflineConversionMicrosoftClickIdInvalid' },
  }),
} as const;
