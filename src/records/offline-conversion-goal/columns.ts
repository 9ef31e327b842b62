import { boolean } from '../../schema/codecs/boolean';
import { currency } from '../../schema/codecs/currency';
import { amount } from '../../schema/codecs/decimal';
import { enumeration } from '../../schema/codecs/enumeration';
import { integer } from '../../schema/codecs/integer';
import { longId } from '../../schema/codecs/long-id';
import { text } from '../../schema/codecs/text';
import { column } from '../../schema/column';

const page =
  'https://learn.microsoft.com/advertising/bulk-service/offline-conversion-goal?view=bingads-13';
const source = (name: string) => `${page}#${name}`;

/** The vendor prints the largest value as "999,9999". A rule reports what is above it. */
const money = { max: 999_999_999_999, decimals: 4 };

/** The columns of an OfflineConversion Goal by property name, in the order in which issues are reported. */
export const columns = {
  /** Whether the goal counts conversions. The service's default: `Active`. */
  status: column('Status', enumeration({ values: ['Active', 'Paused'], answers: ['Deleted'] }), {
    source: source('status'),
    service: {
      'value-unknown': 'InvalidConversionGoalStatus',
      'value-not-accepted': 'InvalidConversionGoalStatus',
    },
  }),
  /** The goal's id, with all its digits. A row with an id updates. */
  id: column('Id', longId(), {
    source: source('id'),
    service: {
      required: 'ConversionGoalIdIsNull',
      'not-applicable': 'ConversionGoalIdIsNotNull',
      'property-unknown': 'ConversionGoalIdIsNotNull',
      'id-format': 'InvalidConversionGoalId',
    },
  }),
  /** Copied to the result unchanged, so that results can be matched. At most 100 UTF-16 units. */
  clientId: column('Client Id', text({ maxLength: 100 })),
  /** At most 100 UTF-16 units, unique among the goals of the customer. */
  name: column('Name', text({ maxLength: 100 }), {
    source: source('name'),
    service: {
      required: 'ConversionGoalNameNotPassed',
      'too-long': 'InvalidConversionGoalName',
    },
  }),
  /** How long after a click conversions count, 1 to 129,600 minutes. The service's default: 43,200. */
  conversionWindowInMinutes: column(
    'Conversion Window In Minutes',
    integer({ min: 1, max: 129_600 }),
    {
      source: source('conversionwindowinminutes'),
      service: { 'integer-format': 'InvalidConversionGoalConversionWindow' },
    },
  ),
  /** `Unique` counts one conversion per click. The service's default: `All`. */
  countType: column('Count Type', enumeration({ values: ['All', 'Unique'] }), {
    source: source('counttype'),
  }),
  /** Whether bidding and the main columns of reports leave the goal out. The service's default: false. */
  excludeFromBidding: column('Exclude From Bidding', boolean(), {
    source: source('excludefrombidding'),
  }),
  /** What the goal is about. An Update without it changes nothing. */
  goalCategory: column(
    'Goal Category',
    enumeration({
      values: [
        ...(['AddToCart', 'BeginCheckout', 'BookAppointment', 'Contact', 'GetDirections'] as const),
        ...(['Other', 'OutboundClick', 'PageView', 'Purchase', 'RequestQuote', 'Signup'] as const),
        ...(['SubmitLeadForm', 'Subscribe'] as const),
      ],
      answers: ['None', 'Unknown', 'Download', 'InStoreVisit'],
      synonyms: { Subcribe: 'Subscribe' },
    }),
    { source: source('goalcategory') },
  ),
  /** Takes effect once the account has an enhanced goal that was created in the web form. */
  isEnhancedConversionsEnabled: column('Is Enhanced Conversions Enabled', boolean(), {
    source: source('isenhancedconversionsenabled'),
  }),
  /** Whether conversions carry their own attribution. Only the Campaign Management API can set it. */
  isExternallyAttributed: column('Is Externally Attributed', boolean(), {
    source:
      'https://learn.microsoft.com/advertising/campaign-management-service/offlineconversiongoal?view=bingads-13#isexternallyattributed',
  }),
  /** Currency of the revenue, ISO 4217. */
  currencyCode: column('Currency Code', currency(), {
    aliases: ['Conversion Currency Code'],
    source: source('currencycode'),
    service: {
      'currency-format': 'InvalidGoalCurrencyCode',
      'currency-unlisted': 'InvalidGoalCurrencyCode',
    },
  }),
  /** The value of a conversion, from 0 with at most 4 decimals. */
  revenueValue: column('Revenue Value', amount(money), {
    source: source('revenuevalue'),
    service: { 'number-format': 'InvalidConversionGoalRevenueValue' },
  }),
  /** Where the value of a conversion comes from. The service's default: `NoValue`. */
  revenueType: column(
    'Revenue Type',
    enumeration({ values: ['NoValue', 'FixedValue', 'VariableValue'] }),
    {
      source: source('revenuetype'),
      service: { 'value-unknown': 'InvalidConversionGoalRevenueType' },
    },
  ),
  /** Whose conversions count. The service's default: `Account`. It cannot be changed. */
  scope: column('Scope', enumeration({ values: ['Account', 'Customer'] }), {
    source: source('scope'),
  }),
  /** The state that the service reports. */
  trackingStatus: column(
    'Tracking Status',
    enumeration({ values: ['NoRecentConversions', 'RecordingConversions'] }),
    { source: source('trackingstatus') },
  ),
  /** A column of other goals; offline conversion goals have none. */
  attributionModelType: column('Attribution Model Type', text()),
  /** A column of other goals; offline conversion goals have none. */
  tagId: column('UET Tag Id', text()),
  /** A column of other goals; offline conversion goals have none. */
  viewThroughConversionWindowInMinutes: column('View Through Conversion Window In Minutes', text()),
};
