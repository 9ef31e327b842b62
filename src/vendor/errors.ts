/** What to do about an error: `fix` the data, `retry` the same rows later, or set up the `account` or goal first. */
export type Advice = 'fix' | 'retry' | 'account';

/** An error of the Microsoft Advertising service. */
export interface ServiceError {
  /** The service's error number, if one is documented. */
  readonly number?: number;
  /** The service's symbolic name for it. */
  readonly code: string;
}

/** An error of the service, with what it means and what to do about it. */
export interface ServiceErrorEntry extends ServiceError {
  readonly advice: Advice;
  /** One or two English sentences: what is wrong, and what to do. */
  readonly meaning: string;
}

/**
 * The service's errors by name: those that a result lists for a row, and those that make a whole upload
 * fail.
 *
 * Source: Operation Error Codes, Bing Ads API guides. Names without a number: the status of
 * DailySummary, Campaign Management API.
 */
// biome-ignore format: a table is read down its lines
export const serviceErrors = {
  // The list of conversions
  OfflineConversionsNullOrEmpty: { number: 5600, advice: 'fix',
    meaning: 'No conversion was sent. Put at least one record in the file or request.' },
  OfflineConversionsLimitExceeded: { number: 5601, advice: 'fix',
    meaning: 'The request contained more conversions than the service accepts. Send at most 1,000 per request.' },
  OfflineConversionIsNull: { number: 5602, advice: 'fix',
    meaning: 'A record in the list is empty. Fill it in, or leave it out.' },
  OfflineConversionBatchSizeExceedsLimit: { advice: 'fix',
    meaning: 'More conversions were sent at once than the service accepts. Send them in smaller batches.' },

  // The identifiers
  OfflineConversionMicrosoftClickIdNullOrEmpty: { number: 5603, advice: 'fix',
    meaning: 'The row has no identifier. Fill in Microsoft Click Id, Hashed Email Address, or Hashed Phone Number.' },
  OfflineConversionMicrosoftClickIdInvalid: { number: 5604, advice: 'fix',
    meaning: 'Microsoft Click Id is not a Microsoft click id. Send the msclkid of the click unchanged, with its 32 hex digits.' },
  OfflineConversionMSClickIdNullOrEmpty: { advice: 'fix',
    meaning: 'Microsoft Click Id is empty, and there is no hash in its place. Fill in one of the identifiers.' },
  OfflineConversionMSClickIdInvalid: { advice: 'fix',
    meaning: 'Microsoft Click Id is not a valid msclkid. Send the 32 hex digits exactly as the click provided them.' },
  ConversionEmailAddressIsNotHashed: { advice: 'fix',
    meaning: 'Hashed Email Address is not a hash. Hash the address with hashEmail or generate --hash, and never upload it as plain text.' },
  ConversionPhoneNumberIsNotHashed: { advice: 'fix',
    meaning: 'Hashed Phone Number is not a hash. Hash the number with hashPhone or generate --hash, and never upload it as plain text.' },

  // The goal
  OfflineConversionNameNullOrEmpty: { number: 5605, advice: 'fix',
    meaning: 'Conversion Name is empty. Write the name of the goal.' },
  OfflineConversionNameInvalid: { number: 5606, advice: 'fix',
    meaning: 'No goal has this Conversion Name. Write the name of an offline conversion goal exactly as it is in the account.' },
  OfflineConversionPilotNotEnabledForCustomer: { number: 5613, advice: 'account',
    meaning: 'The customer is not enabled for offline conversions. Ask Microsoft Advertising support to enable them, then send the rows again.' },
  OfflineConversionNotAcceptedForGoal: { number: 5615, advice: 'retry',
    meaning: 'The goal was created less than two hours before the upload. Send the rows again once it is two hours old.' },
  OfflineConversionGoalTooRecent: { advice: 'retry',
    meaning: 'The goal was too new when the rows arrived. Send them again once it is two hours old.' },
  NotEligibleForEnhancedConversions: { advice: 'account',
    meaning: 'The goal is not enabled for enhanced conversions, which hashes require. Enable them for the goal, or send the rows with Microsoft Click Id.' },

  // The conversion
  OfflineConversionTimeInvalid: { number: 5607, advice: 'fix',
    meaning: 'Conversion Time cannot be read. Write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/1/2020 6:50:54 PM.' },
  OfflineConversionTimeNullOrEmpty: { number: 5608, advice: 'fix',
    meaning: 'Conversion Time is empty. Write the time of the conversion, in UTC.' },
  OfflineConversionTimeOutOfWindow: { number: 5609, advice: 'fix',
    meaning: 'Conversion Time is more than 90 days ago. Correct the time if it is wrong, or leave the row out.' },
  OfflineConversionValueInvalid: { number: 5610, advice: 'fix',
    meaning: 'Conversion Value is not a number that the service accepts. Write a number from 0 to 999999999999, with a period as the decimal mark.' },
  OfflineConversionCurrencyCodeInvalid: { number: 5611, advice: 'fix',
    meaning: 'Conversion Currency Code or Adjustment Currency Code is not a known currency. Write three capital letters, for example USD.' },
  OfflineConversionsApplyFailed: { number: 5612, advice: 'retry',
    meaning: 'The service could not process the conversions, but the rows are not at fault. Send them again later.' },
  FutureConversionTimeCannotBeSet: { number: 5614, advice: 'fix',
    meaning: 'Conversion Time was later than the upload. Check that it is in UTC.' },
  ConversionTimeEarlierThanClickTime: { number: 5616, advice: 'fix',
    meaning: 'Conversion Time is not later than the click. Check that it is in UTC, and that Microsoft Click Id belongs to this conversion.' },
  ClickIdDateTimeOutsideGoalConversionWindow: { number: 5617, advice: 'fix',
    meaning: "Conversion Time is further from the click than the goal's conversion window allows. Correct the time or the click id if one is wrong, or leave the row out." },

  // The adjustment
  OfflineConversionInvalidAdjustmentType: { number: 5618, advice: 'fix',
    meaning: 'Adjustment Type is not an action. Write Restate or Retract, or leave it empty to add a conversion.' },
  OfflineConversionAdjustmentTimeNullOrEmpty: { number: 5619, advice: 'fix',
    meaning: 'Adjustment Time is empty on a Restate or Retract. Write the time of the adjustment, in UTC.' },
  OfflineConversionAdjustmentTimeEarlierThanConversionTime: { number: 5620, advice: 'fix',
    meaning: 'Adjustment Time is earlier than Conversion Time. Check that both are right and in UTC.' },
  OfflineConversionAdjustmentTimeInvalid: { number: 5621, advice: 'fix',
    meaning: 'Adjustment Time cannot be read. Write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/2/2020 9:15:00 AM.' },
  OfflineConversionFutureAdjustmentTimeCannotBeSet: { number: 5622, advice: 'fix',
    meaning: 'Adjustment Time was later than the upload. Check that it is in UTC.' },
  OfflineConversionAdjustmentTimeOutOfWindow: { number: 5623, advice: 'fix',
    meaning: 'Adjustment Time is outside the period in which the service accepts adjustments. Correct the time if it is wrong, or leave the row out.' },
  OfflineConversionAdjustmentValueNotExpected: { number: 5624, advice: 'fix',
    meaning: 'Adjustment Value is filled in on a row that has none, such as a Retract. Leave it empty, because only a Restate has a new value.' },
  OfflineConversionAdjustmentValueRequired: { number: 5625, advice: 'fix',
    meaning: 'Adjustment Value is empty on a Restate. Write the new value in Adjustment Value, not in Conversion Value.' },
  OfflineConversionCurrencyValueRequired: { number: 5626, advice: 'fix',
    meaning: 'The value has no currency, and the goal has none either. Fill in Adjustment Currency Code, or Conversion Currency Code on an Add.' },
  OfflineConversionRestateRetractNotSupported: { number: 5627, advice: 'account',
    meaning: 'The account or its customer is not enabled for Restate and Retract. Ask Microsoft Advertising support to enable adjustments first.' },

  // External attribution
  ExternalAttributionRequiredFieldEmpty: { advice: 'fix',
    meaning: 'External Attribution Credit or External Attribution Model is empty. Fill in both.' },
  ExternalAttributionModelTooLong: { advice: 'fix',
    meaning: 'External Attribution Model is too long, and its maximum length is not documented. Shorten it.' },
  ExternalAttributionCreditValueInvalid: { advice: 'fix',
    meaning: "External Attribution Credit is out of range. Write the click's share of the conversion, above 0 and at most 1." },
  GoalNotEligibleForExternalAttribution: { advice: 'account',
    meaning: 'The goal is not externally attributed. Use a goal that is, or leave External Attribution Credit and External Attribution Model empty.' },

  // A goal that is added or updated
  InvalidConversionGoalId: { number: 5314, advice: 'fix',
    meaning: 'Id is not the id of a goal. Write all of its digits, exactly as the service returned them.' },
  DuplicateConversionGoalId: { number: 5315, advice: 'fix',
    meaning: 'Two rows update the same goal. Remove one of them.' },
  DuplicateConversionGoalName: { number: 5316, advice: 'fix',
    meaning: 'Two goals in the upload have the same name. Give each goal its own name.' },
  ConversionGoalNameAlreadyExists: { number: 5317, advice: 'fix',
    meaning: 'The customer already has a goal with this name. Choose another name, or update that goal by its Id.' },
  ConversionGoalNameNotPassed: { number: 5319, advice: 'fix',
    meaning: 'The Name of the goal is empty. Write one, and in a SOAP request also check the order of the elements.' },
  InvalidConversionGoalName: { number: 5320, advice: 'fix',
    meaning: 'The Name of the goal is not accepted. Write at most 100 characters.' },
  ConversionGoalIdIsNotNull: { number: 5324, advice: 'fix',
    meaning: 'A goal that is being added has an Id, which only the service assigns. Leave the Id out, or update the goal instead.' },
  ConversionGoalIdIsNull: { number: 5325, advice: 'fix',
    meaning: 'A goal that is being updated has no Id. Write the Id that the service assigned to it.' },
  InvalidConversionGoalStatus: { number: 5328, advice: 'fix',
    meaning: 'The Status of the goal is not accepted. Write Active or Paused.' },
  InvalidConversionGoalRevenueType: { number: 5332, advice: 'fix',
    meaning: 'Revenue Type is not accepted. Write NoValue, FixedValue, or VariableValue.' },
  InvalidConversionGoalRevenueValue: { number: 5333, advice: 'fix',
    meaning: 'Revenue Value does not match Revenue Type, or is out of range. FixedValue requires a value, and NoValue does not allow one.' },
  InvalidConversionGoalConversionWindow: { number: 5337, advice: 'fix',
    meaning: 'Conversion Window In Minutes is out of range. Write a number from 1 to 129600.' },
  InvalidGoalCurrencyCode: { number: 5351, advice: 'fix',
    meaning: 'The Currency Code of the goal is not a known currency. Write three capital letters, for example EUR.' },
  GoalCurrencyCodeNotSupported: { number: 5352, advice: 'fix',
    meaning: 'This type of goal does not support the currency. Write another one, or leave Currency Code empty.' },
  GoalCurrencyCodeIsNull: { number: 5355, advice: 'fix',
    meaning: 'The goal requires a currency, because it has a value and its scope is Customer. Fill in Currency Code.' },
  GoalTypeCannotBeChanged: { number: 5356, advice: 'fix',
    meaning: 'The type of an offline conversion goal cannot be changed. Pause the goal, and add another one.' },

  // The call
  InternalError: { number: 0, advice: 'retry',
    meaning: 'The service failed and gives no reason. Send the rows again later, or ask Microsoft Advertising support if it keeps failing.' },
  InvalidCredentials: { number: 105, advice: 'account',
    meaning: 'The credentials are not accepted. Check the access token and the developer token, and whether they are for production or for the sandbox.' },
  UserIsNotAuthorized: { number: 106, advice: 'account',
    meaning: 'The user has no access to this account. Check the account id and the customer id, or request access.' },
  AuthenticationTokenExpired: { number: 109, advice: 'account',
    meaning: 'The access token has expired. Renew it, then send the request again.' },
  CallRateExceeded: { number: 117, advice: 'retry',
    meaning: 'There were too many calls within a minute. Wait 60 seconds, then send the request again.' },
  CampaignServiceCustomerIdHasToBeSpecified: { number: 1029, advice: 'account',
    meaning: 'The request names no customer. Set CustomerId in its header.' },
  CampaignServiceAccountIdHasToBeSpecified: { number: 1030, advice: 'account',
    meaning: 'The request names no account. Set CustomerAccountId in its header.' },

  // The file
  BulkServiceFormatVersionNotSupported: { number: 3217, advice: 'fix',
    meaning: 'The format version is not supported. Write 6.0 in the Name of the Format Version row.' },
  BulkServiceEntityNotSupportedForFormatVersion: { number: 3218, advice: 'fix',
    meaning: 'The format version of the file does not support one of its record types. Use 6.0, and check Type.' },
  BulkServiceFormatVersionRequired: { number: 3219, advice: 'fix',
    meaning: 'The file has no format version. The first row after the header must have Type "Format Version" and Name "6.0".' },
  BulkServiceInvalidBulkUploadUrl: { number: 3220, advice: 'fix',
    meaning: 'The upload URL is wrong. Use it exactly as GetBulkUploadUrl returned it.' },
  BulkServiceNoFileFound: { number: 3221, advice: 'fix',
    meaning: 'The upload contained no file. Put one in the request.' },
  BulkServiceMultipleFilesFound: { number: 3222, advice: 'fix',
    meaning: 'The upload contained several files. Send one file per upload URL.' },
  BulkServiceInvalidFileExtension: { number: 3223, advice: 'fix',
    meaning: 'The file extension is not accepted. Use .csv, .tsv, or .zip.' },
  BulkServiceUrlAlreadyUsedForUpload: { number: 3224, advice: 'fix',
    meaning: 'The upload URL has already been used. Get a new one for each file.' },
  BulkServiceFileRowCountExceeded: { number: 3225, advice: 'fix',
    meaning: 'The file has too many rows. Split it: production accepts 4,000,000 rows per file, and the sandbox 20,000.' },
  BulkServiceUrlExpired: { number: 3226, advice: 'fix',
    meaning: 'The upload URL has expired. Get a new one, and use it within 15 minutes.' },
  BulkServiceTooManyRequests: { number: 3227, advice: 'retry',
    meaning: 'There are too many requests, or too many uploads at the same time. Wait until some have finished, then send the file again.' },

  // The batch and its rows
  BulkServiceBatchOperationFailedForItems: { number: 4200, advice: 'retry',
    meaning: 'The row failed because other rows in its batch failed. Fix or remove those rows, then send it again.' },
  BulkServiceInvalidRequestId: { number: 4201, advice: 'fix',
    meaning: 'The request id is wrong. Use the one that GetBulkUploadUrl returned.' },
  BulkServiceEntityNotFound: { number: 4202, advice: 'fix',
    meaning: 'The row refers to something that was not found. Check its ids and names.' },
  BulkServiceUnknownTypeForRow: { number: 4203, advice: 'fix',
    meaning: 'The Type of the row is unknown. Write "Offline Conversion".' },
  BulkServiceNoMoreCallsPermittedForTheTimePeriod: { number: 4204, advice: 'retry',
    meaning: "The account has used up its uploads for now. Wait up to 15 minutes, then send the file again." },
} as const satisfies Readonly<Record<string, Omit<ServiceErrorEntry, 'code'>>>;

/** The service's name for an error that is known here. */
export type ServiceErrorName = keyof typeof serviceErrors;

const entries: readonly ServiceErrorEntry[] = Object.entries(serviceErrors).map(
  ([code, entry]) => ({ ...entry, code }),
);
const byName = new Map(entries.map((entry) => [entry.code, entry]));
const byNumber = new Map(entries.map((entry) => [entry.number, entry]));

/** Finds an error of the service by its number, or by its name; undefined if it is not known here. */
export function knownServiceError(
  number: number | undefined,
  code: string,
): ServiceErrorEntry | undefined {
  return (number === undefined ? undefined : byNumber.get(number)) ?? byName.get(code);
}

/** The error of this name, with its number if one is documented. */
export function serviceError(name: string): ServiceError {
  const number = byName.get(name)?.number;
  return number === undefined ? { code: name } : { number, code: name };
}
