/** An error of the Microsoft Advertising service. */
export interface ServiceError {
  /** The service's error number, where one is documented. */
  readonly number?: number;
  /** The service's symbolic name for it. */
  readonly code: string;
}

/**
 * The service's error names that a local rule anticipates, with their documented numbers.
 * Source: Operation Error Codes and the record's own page of the Bulk API reference;
 * names without a number come from the daily report of offline conversions.
 */
export const serviceErrorNumbers = {
  BulkServiceFormatVersionNotSupported: 3217,
  BulkServiceFormatVersionRequired: 3219,
  BulkServiceFileRowCountExceeded: 3225,
  OfflineConversionMicrosoftClickIdNullOrEmpty: 5603,
  OfflineConversionMicrosoftClickIdInvalid: 5604,
  OfflineConversionNameNullOrEmpty: 5605,
  OfflineConversionNameInvalid: 5606,
  OfflineConversionTimeInvalid: 5607,
  OfflineConversionTimeNullOrEmpty: 5608,
  OfflineConversionTimeOutOfWindow: 5609,
  OfflineConversionValueInvalid: 5610,
  OfflineConversionCurrencyCodeInvalid: 5611,
  FutureConversionTimeCannotBeSet: 5614,
  OfflineConversionNotAcceptedForGoal: 5615,
  ConversionTimeEarlierThanClickTime: 5616,
  ClickIdDateTimeOutsideGoalConversionWindow: 5617,
  OfflineConversionInvalidAdjustmentType: 5618,
  OfflineConversionAdjustmentTimeNullOrEmpty: 5619,
  OfflineConversionAdjustmentTimeEarlierThanConversionTime: 5620,
  OfflineConversionAdjustmentTimeInvalid: 5621,
  OfflineConversionFutureAdjustmentTimeCannotBeSet: 5622,
  OfflineConversionAdjustmentValueNotExpected: 5624,
  OfflineConversionAdjustmentValueRequired: 5625,
  OfflineConversionCurrencyValueRequired: 5626,
  ConversionEmailAddressIsNotHashed: undefined,
  ConversionPhoneNumberIsNotHashed: undefined,
  ExternalAttributionRequiredFieldEmpty: undefined,
  ExternalAttributionCreditValueInvalid: undefined,
  GoalNotEligibleForExternalAttribution: undefined,
  NotEligibleForEnhancedConversions: undefined,
} as const;

export type ServiceErrorName = keyof typeof serviceErrorNumbers;

export function serviceError(name: string): ServiceError {
  const number = (serviceErrorNumbers as Record<string, number | undefined>)[name];
  return number === undefined ? { code: name } : { number, code: name };
}
