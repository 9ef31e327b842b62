/** What to do about an error: `fix` the data; `retry` the same rows later; set up the `account` or goal first. */
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
 * The service's errors by name: what a result says of a row, and why a whole upload failed.
 *
 * Source: Operation Error Codes, Bing Ads API guides; the names without a number: the status of
 * DailySummary, Campaign Management API.
 */
// biome-ignore format: a table is read down its lines
export const serviceErrors = {
  // The list of conversions
  OfflineConversionsNullOrEmpty: { number: 5600, advice: 'fix',
    meaning: 'No conversion was sent. Put at least one record into the file or request.' },
  OfflineConversionsLimitExceeded: { number: 5601, advice: 'fix',
    meaning: 'One request held more conversions than the service takes. Send at most 1,000 in each.' },
  OfflineConversionIsNull: { number: 5602, advice: 'fix',
    meaning: 'A record of the list is empty. Fill it, or leave it out.' },
  OfflineConversionBatchSizeExceedsLimit: { advice: 'fix',
    meaning: 'More conversions were imported at once than the service takes. Send them in smaller parts.' },

  // The identifiers
  OfflineConversionMicrosoftClickIdNullOrEmpty: { number: 5603, advice: 'fix',
    meaning: 'The row has no identifier. Fill Microsoft Click Id, Hashed Email Address or Hashed Phone Number.' },
  OfflineConversionMicrosoftClickIdInvalid: { number: 5604, advice: 'fix',
    meaning: 'Microsoft Click Id is not a Microsoft click id. Send the msclkid of the click unchanged, 32 hex digits.' },
  OfflineConversionMSClickIdNullOrEmpty: { advice: 'fix',
    meaning: 'Microsoft Click Id is empty, and no hash stands in for it. Fill one of the identifiers.' },
  OfflineConversionMSClickIdInvalid: { advice: 'fix',
    meaning: 'Microsoft Click Id does not hold a valid msclkid. Take its 32 hex digits as the click gave them.' },
  ConversionEmailAddressIsNotHashed: { advice: 'fix',
    meaning: 'Hashed Email Address is not a hash. Hash the address with hashEmail or generate --hash, and never upload it plain.' },
  ConversionPhoneNumberIsNotHashed: { advice: 'fix',
    meaning: 'Hashed Phone Number is not a hash. Hash the number with hashPhone or generate --hash, and never upload it plain.' },

  // The goal
  OfflineConversionNameNullOrEmpty: { number: 5605, advice: 'fix',
    meaning: 'Conversion Name is empty. Write the name of the goal.' },
  OfflineConversionNameInvalid: { number: 5606, advice: 'fix',
    meaning: "Conversion Name is no goal's name. Write the name of an offline conversion goal exactly as the account has it." },
  OfflineConversionPilotNotEnabledForCustomer: { number: 5613, advice: 'account',
    meaning: 'The customer is not enabled for offline conversions. Have Microsoft Advertising support enable it, then send the rows again.' },
  OfflineConversionNotAcceptedForGoal: { number: 5615, advice: 'retry',
    meaning: 'The goal was created less than two hours before. Wait two hours after creating the goal and send the rows again.' },
  OfflineConversionGoalTooRecent: { advice: 'retry',
    meaning: 'The goal was too new when the rows came. Send them again once it is two hours old.' },
  NotEligibleForEnhancedConversions: { advice: 'account',
    meaning: 'The goal is not enabled for enhanced conversions, which hashes need. Enable it, or send the rows with Microsoft Click Id.' },

  // The conversion
  OfflineConversionTimeInvalid: { number: 5607, advice: 'fix',
    meaning: 'Conversion Time can not be read. Write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/1/2020 6:50:54 PM.' },
  OfflineConversionTimeNullOrEmpty: { number: 5608, advice: 'fix',
    meaning: 'Conversion Time is empty. Write when the conversion occurred, in UTC.' },
  OfflineConversionTimeOutOfWindow: { number: 5609, advice: 'fix',
    meaning: 'Conversion Time is more than 90 days ago. Leave the row out, unless the time is wrong.' },
  OfflineConversionValueInvalid: { number: 5610, advice: 'fix',
    meaning: 'Conversion Value is not a number that the service takes. Write 0 to 999999999999 with a period as the decimal mark.' },
  OfflineConversionCurrencyCodeInvalid: { number: 5611, advice: 'fix',
    meaning: 'Conversion Currency Code or Adjustment Currency Code is not a known currency. Write three capital letters, for example USD.' },
  OfflineConversionsApplyFailed: { number: 5612, advice: 'retry',
    meaning: 'The service could not pass the conversions on; the rows are not at fault. Send them again later.' },
  FutureConversionTimeCannotBeSet: { number: 5614, advice: 'fix',
    meaning: 'Conversion Time was later than the upload. Check that it is in UTC.' },
  ConversionTimeEarlierThanClickTime: { number: 5616, advice: 'fix',
    meaning: 'Conversion Time is not later than the click. Check that it is in UTC, and that Microsoft Click Id is of this conversion.' },
  ClickIdDateTimeOutsideGoalConversionWindow: { number: 5617, advice: 'fix',
    meaning: "Conversion Time is further from the click than the goal's window allows. Leave the row out, unless the time or the click id is wrong." },

  // The adjustment
  OfflineConversionInvalidAdjustmentType: { number: 5618, advice: 'fix',
    meaning: 'Adjustment Type is not an action. Write Restate or Retract, or leave it empty to add.' },
  OfflineConversionAdjustmentTimeNullOrEmpty: { number: 5619, advice: 'fix',
    meaning: 'Adjustment Time is empty on a Restate or Retract. Write when the adjustment occurred, in UTC.' },
  OfflineConversionAdjustmentTimeEarlierThanConversionTime: { number: 5620, advice: 'fix',
    meaning: 'Adjustment Time is earlier than Conversion Time. Check both, in UTC.' },
  OfflineConversionAdjustmentTimeInvalid: { number: 5621, advice: 'fix',
    meaning: 'Adjustment Time can not be read. Write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/2/2020 9:15:00 AM.' },
  OfflineConversionFutureAdjustmentTimeCannotBeSet: { number: 5622, advice: 'fix',
    meaning: 'Adjustment Time was later than the upload. Check that it is in UTC.' },
  OfflineConversionAdjustmentTimeOutOfWindow: { number: 5623, advice: 'fix',
    meaning: 'Adjustment Time is outside the time in which the service takes adjustments. Leave the row out, unless it is wrong.' },
  OfflineConversionAdjustmentValueNotExpected: { number: 5624, advice: 'fix',
    meaning: 'Adjustment Value is filled on a row that takes none, such as a Retract. Leave it empty; only a Restate has a new value.' },
  OfflineConversionAdjustmentValueRequired: { number: 5625, advice: 'fix',
    meaning: 'Adjustment Value is empty on a Restate. The new value goes into Adjustment Value, not into Conversion Value.' },
  OfflineConversionCurrencyValueRequired: { number: 5626, advice: 'fix',
    meaning: 'The value has no currency, and the goal has none to give. Fill Adjustment Currency Code, or Conversion Currency Code on an Add.' },
  OfflineConversionRestateRetractNotSupported: { number: 5627, advice: 'account',
    meaning: 'The account or its customer is not enabled for Restate and Retract. Have Microsoft Advertising support enable adjustments first.' },

  // External attribution
  ExternalAttributionRequiredFieldEmpty: { advice: 'fix',
    meaning: 'External Attribution Credit or External Attribution Model is empty. Fill both.' },
  ExternalAttributionModelTooLong: { advice: 'fix',
    meaning: 'External Attribution Model is too long. Shorten it; how long it may be is not documented.' },
  ExternalAttributionCreditValueInvalid: { advice: 'fix',
    meaning: "External Attribution Credit is out of range. Write the click's share of the conversion, above 0 and at most 1." },
  GoalNotEligibleForExternalAttribution: { advice: 'account',
    meaning: 'The goal is not externally attributed. Use one that is, or leave External Attribution Credit and External Attribution Model empty.' },

  // A goal that is added or updated
  InvalidConversionGoalId: { number: 5314, advice: 'fix',
    meaning: 'Id is no id of a goal. Write it with all its digits, as the service gave it.' },
  DuplicateConversionGoalId: { number: 5315, advice: 'fix',
    meaning: 'Two rows update one goal. Leave one of them.' },
  DuplicateConversionGoalName: { number: 5316, advice: 'fix',
    meaning: 'Two goals of the upload have one name. Give each its own.' },
  ConversionGoalNameAlreadyExists: { number: 5317, advice: 'fix',
    meaning: 'The customer has a goal of this name already. Choose another, or update that goal by its Id.' },
  ConversionGoalNameNotPassed: { number: 5319, advice: 'fix',
    meaning: 'Name of the goal is empty. Write one; in a SOAP request, check the order of the elements too.' },
  InvalidConversionGoalName: { number: 5320, advice: 'fix',
    meaning: 'Name of the goal is not accepted. Write at most 100 characters.' },
  ConversionGoalIdIsNotNull: { number: 5324, advice: 'fix',
    meaning: 'A goal that is added has an Id, which only the service gives. Leave it out, or update that goal.' },
  ConversionGoalIdIsNull: { number: 5325, advice: 'fix',
    meaning: 'A goal that is updated has no Id. Write the one that the service gave it.' },
  InvalidConversionGoalStatus: { number: 5328, advice: 'fix',
    meaning: 'Status of the goal is not accepted. Write Active or Paused.' },
  InvalidConversionGoalRevenueType: { number: 5332, advice: 'fix',
    meaning: 'Revenue Type is not accepted. Write NoValue, FixedValue or VariableValue.' },
  InvalidConversionGoalRevenueValue: { number: 5333, advice: 'fix',
    meaning: 'Revenue Value does not fit Revenue Type, or is out of range. FixedValue needs one, NoValue takes none.' },
  InvalidConversionGoalConversionWindow: { number: 5337, advice: 'fix',
    meaning: 'Conversion Window In Minutes is out of range. Write 1 to 129600.' },
  InvalidGoalCurrencyCode: { number: 5351, advice: 'fix',
    meaning: "Currency Code of the goal is not a known currency. Write three capital letters, for example EUR." },
  GoalCurrencyCodeNotSupported: { number: 5352, advice: 'fix',
    meaning: 'This type of goal takes no such currency. Write another one, or leave Currency Code empty.' },
  GoalCurrencyCodeIsNull: { number: 5355, advice: 'fix',
    meaning: 'The goal needs a currency, as its scope is Customer and it has a value. Fill Currency Code.' },
  GoalTypeCannotBeChanged: { number: 5356, advice: 'fix',
    meaning: 'The type of an offline conversion goal can not be changed. Pause the goal and add another one.' },

  // The call
  InternalError: { number: 0, advice: 'retry',
    meaning: 'The service failed, for a reason that it does not give. Send the rows again later; if it goes on, ask Microsoft Advertising support.' },
  InvalidCredentials: { number: 105, advice: 'account',
    meaning: 'The credentials are not accepted. Check the access token and the developer token, and whether they are for production or for the sandbox.' },
  UserIsNotAuthorized: { number: 106, advice: 'account',
    meaning: 'The user has no access to this account. Check the ids of account and customer, or have access given.' },
  AuthenticationTokenExpired: { number: 109, advice: 'account',
    meaning: 'The access token has expired. Renew it and send the request again.' },
  CallRateExceeded: { number: 117, advice: 'retry',
    meaning: 'There were too many calls within a minute. Wait 60 seconds and send the request again.' },
  CampaignServiceCustomerIdHasToBeSpecified: { number: 1029, advice: 'account',
    meaning: 'The request names no customer. Set CustomerId in its header.' },
  CampaignServiceAccountIdHasToBeSpecified: { number: 1030, advice: 'account',
    meaning: 'The request names no account. Set CustomerAccountId in its header.' },

  // The file
  BulkServiceFormatVersionNotSupported: { number: 3217, advice: 'fix',
    meaning: 'The format version is not supported. Write 6.0 in Name of the Format Version row.' },
  BulkServiceEntityNotSupportedForFormatVersion: { number: 3218, advice: 'fix',
    meaning: 'The format version of the file does not have one of its record types. Write 6.0, and check Type.' },
  BulkServiceFormatVersionRequired: { number: 3219, advice: 'fix',
    meaning: 'The file has no format version. The first row after the header must have Type "Format Version" and Name "6.0".' },
  BulkServiceInvalidBulkUploadUrl: { number: 3220, advice: 'fix',
    meaning: 'The upload URL is wrong. Use it just as GetBulkUploadUrl gave it.' },
  BulkServiceNoFileFound: { number: 3221, advice: 'fix',
    meaning: 'The upload held no file. Put one into the request.' },
  BulkServiceMultipleFilesFound: { number: 3222, advice: 'fix',
    meaning: 'The upload held several files. Send one with each upload URL.' },
  BulkServiceInvalidFileExtension: { number: 3223, advice: 'fix',
    meaning: "The file's extension is not accepted. Use .csv, .tsv or .zip." },
  BulkServiceUrlAlreadyUsedForUpload: { number: 3224, advice: 'fix',
    meaning: 'The upload URL was used before. Get a new one for each file.' },
  BulkServiceFileRowCountExceeded: { number: 3225, advice: 'fix',
    meaning: 'The file has too many rows. Split it: production takes 4,000,000 rows in a file, the sandbox 20,000.' },
  BulkServiceUrlExpired: { number: 3226, advice: 'fix',
    meaning: 'The upload URL has expired. Get a new one and use it within 15 minutes.' },
  BulkServiceTooManyRequests: { number: 3227, advice: 'retry',
    meaning: 'There are too many requests, or too many uploads at a time. Wait until some are done and send the file again.' },

  // The batch and its rows
  BulkServiceBatchOperationFailedForItems: { number: 4200, advice: 'retry',
    meaning: 'The row failed because others of its batch did. Send it again, without those or with them mended.' },
  BulkServiceInvalidRequestId: { number: 4201, advice: 'fix',
    meaning: 'The request id is wrong. Ask with the one that GetBulkUploadUrl gave.' },
  BulkServiceEntityNotFound: { number: 4202, advice: 'fix',
    meaning: 'What the row refers to was not found. Check its ids and names.' },
  BulkServiceUnknownTypeForRow: { number: 4203, advice: 'fix',
    meaning: 'The Type of the row is not known. Write "Offline Conversion".' },
  BulkServiceNoMoreCallsPermittedForTheTimePeriod: { number: 4204, advice: 'retry',
    meaning: "The account's uploads are used up for now. Wait up to 15 minutes and send the file again." },
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
