import type { Issue } from '../issues/issue';
import type { offlineConversion } from '../records/offline-conversion';
import { type ServiceError, type ServiceErrorName, serviceError } from '../vendor/errors';

type Property = keyof (typeof offlineConversion)['columns'];

/** Why the double rejects a record, as the service would put it. */
export interface RejectedFor extends ServiceError {
  /** The column without its spaces: `ConversionTime`. Empty if no single column is at fault. */
  readonly fieldPath: string;
  /** What the rules say about it, without any value. */
  readonly detail: string;
}

/** The errors of invalid values, for faults that the service has no name for. Client Id has none. */
const errorsOfColumns: { readonly [Name in Exclude<Property, 'clientId'>]: ServiceErrorName } = {
  conversionName: 'OfflineConversionNameInvalid',
  conversionTime: 'OfflineConversionTimeInvalid',
  conversionValue: 'OfflineConversionValueInvalid',
  conversionCurrencyCode: 'OfflineConversionCurrencyCodeInvalid',
  action: 'OfflineConversionInvalidAdjustmentType',
  adjustmentTime: 'OfflineConversionAdjustmentTimeInvalid',
  adjustmentValue: 'OfflineConversionValueInvalid',
  adjustmentCurrencyCode: 'OfflineConversionCurrencyCodeInvalid',
  externalAttributionCredit: 'ExternalAttributionCreditValueInvalid',
  externalAttributionModel: 'ExternalAttributionModelTooLong',
  hashedEmailAddress: 'ConversionEmailAddressIsNotHashed',
  hashedPhoneNumber: 'ConversionPhoneNumberIsNotHashed',
  microsoftClickId: 'OfflineConversionMicrosoftClickIdInvalid',
};

const byProperty = new Map<string, ServiceErrorName>(Object.entries(errorsOfColumns));

/** The error of a row that cannot be read, and of a fault in no single column. */
const errorOfRow = 'BulkServiceUnknownTypeForRow';

/** The service's error for an issue of a record: its own, or else one for the column at fault. */
export function rejectionFor({ serviceError: own, property, column, message }: Issue): RejectedFor {
  const { number, code } = own ?? serviceError(byProperty.get(property ?? '') ?? errorOfRow);
  const fieldPath = column?.replaceAll(' ', '') ?? '';
  return { ...(number !== undefined && { number }), code, fieldPath, detail: message };
}
