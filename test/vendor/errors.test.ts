import { describe, expect, test } from 'vitest';
import { column, type ServiceErrorName, text } from '../../src/index';
import {
  type Advice,
  knownServiceError,
  serviceError,
  serviceErrors,
} from '../../src/vendor/errors';

/** Every error of the vendor's lists: its number where one is documented, its name, what to do. */
// biome-ignore format: a table is read down its columns
const table: readonly (readonly [number | undefined, ServiceErrorName, Advice])[] = [
  [0,    'InternalError',                                            'retry'],
  [105,  'InvalidCredentials',                                       'account'],
  [106,  'UserIsNotAuthorized',                                      'account'],
  [109,  'AuthenticationTokenExpired',                               'account'],
  [117,  'CallRateExceeded',                                         'retry'],
  [1029, 'CampaignServiceCustomerIdHasToBeSpecified',                'account'],
  [1030, 'CampaignServiceAccountIdHasToBeSpecified',                 'account'],
  [3217, 'BulkServiceFormatVersionNotSupported',                     'fix'],
  [3218, 'BulkServiceEntityNotSupportedForFormatVersion',            'fix'],
  [3219, 'BulkServiceFormatVersionRequired',                         'fix'],
  [3220, 'BulkServiceInvalidBulkUploadUrl',                          'fix'],
  [3221, 'BulkServiceNoFileFound',                                   'fix'],
  [3222, 'BulkServiceMultipleFilesFound',                            'fix'],
  [3223, 'BulkServiceInvalidFileExtension',                          'fix'],
  [3224, 'BulkServiceUrlAlreadyUsedForUpload',                       'fix'],
  [3225, 'BulkServiceFileRowCountExceeded',                          'fix'],
  [3226, 'BulkServiceUrlExpired',                                    'fix'],
  [3227, 'BulkServiceTooManyRequests',                               'retry'],
  [4200, 'BulkServiceBatchOperationFailedForItems',                  'retry'],
  [4201, 'BulkServiceInvalidRequestId',                              'fix'],
  [4202, 'BulkServiceEntityNotFound',                                'fix'],
  [4203, 'BulkServiceUnknownTypeForRow',                             'fix'],
  [4204, 'BulkServiceNoMoreCallsPermittedForTheTimePeriod',          'retry'],
  [5314, 'InvalidConversionGoalId',                                  'fix'],
  [5315, 'DuplicateConversionGoalId',                                'fix'],
  [5316, 'DuplicateConversionGoalName',                              'fix'],
  [5317, 'ConversionGoalNameAlreadyExists',                          'fix'],
  [5319, 'ConversionGoalNameNotPassed',                              'fix'],
  [5320, 'InvalidConversionGoalName',                                'fix'],
  [5324, 'ConversionGoalIdIsNotNull',                                'fix'],
  [5325, 'ConversionGoalIdIsNull',                                   'fix'],
  [5328, 'InvalidConversionGoalStatus',                              'fix'],
  [5332, 'InvalidConversionGoalRevenueType',                         'fix'],
  [5333, 'InvalidConversionGoalRevenueValue',                        'fix'],
  [5337, 'InvalidConversionGoalConversionWindow',                    'fix'],
  [5351, 'InvalidGoalCurrencyCode',                                  'fix'],
  [5352, 'GoalCurrencyCodeNotSupported',                             'fix'],
  [5355, 'GoalCurrencyCodeIsNull',                                   'fix'],
  [5356, 'GoalTypeCannotBeChanged',                                  'fix'],
  [5600, 'OfflineConversionsNullOrEmpty',                            'fix'],
  [5601, 'OfflineConversionsLimitExceeded',                          'fix'],
  [5602, 'OfflineConversionIsNull',                                  'fix'],
  [5603, 'OfflineConversionMicrosoftClickIdNullOrEmpty',             'fix'],
  [5604, 'OfflineConversionMicrosoftClickIdInvalid',                 'fix'],
  [5605, 'OfflineConversionNameNullOrEmpty',                         'fix'],
  [5606, 'OfflineConversionNameInvalid',                             'fix'],
  [5607, 'OfflineConversionTimeInvalid',                             'fix'],
  [5608, 'OfflineConversionTimeNullOrEmpty',                         'fix'],
  [5609, 'OfflineConversionTimeOutOfWindow',                         'fix'],
  [5610, 'OfflineConversionValueInvalid',                            'fix'],
  [5611, 'OfflineConversionCurrencyCodeInvalid',                     'fix'],
  [5612, 'OfflineConversionsApplyFailed',                            'retry'],
  [5613, 'OfflineConversionPilotNotEnabledForCustomer',              'account'],
  [5614, 'FutureConversionTimeCannotBeSet',                          'fix'],
  [5615, 'OfflineConversionNotAcceptedForGoal',                      'retry'],
  [5616, 'ConversionTimeEarlierThanClickTime',                       'fix'],
  [5617, 'ClickIdDateTimeOutsideGoalConversionWindow',               'fix'],
  [5618, 'OfflineConversionInvalidAdjustmentType',                   'fix'],
  [5619, 'OfflineConversionAdjustmentTimeNullOrEmpty',               'fix'],
  [5620, 'OfflineConversionAdjustmentTimeEarlierThanConversionTime', 'fix'],
  [5621, 'OfflineConversionAdjustmentTimeInvalid',                   'fix'],
  [5622, 'OfflineConversionFutureAdjustmentTimeCannotBeSet',         'fix'],
  [5623, 'OfflineConversionAdjustmentTimeOutOfWindow',               'fix'],
  [5624, 'OfflineConversionAdjustmentValueNotExpected',              'fix'],
  [5625, 'OfflineConversionAdjustmentValueRequired',                 'fix'],
  [5626, 'OfflineConversionCurrencyValueRequired',                   'fix'],
  [5627, 'OfflineConversionRestateRetractNotSupported',              'account'],
  [undefined, 'ConversionEmailAddressIsNotHashed',                   'fix'],
  [undefined, 'ConversionPhoneNumberIsNotHashed',                    'fix'],
  [undefined, 'ExternalAttributionCreditValueInvalid',               'fix'],
  [undefined, 'ExternalAttributionModelTooLong',                     'fix'],
  [undefined, 'ExternalAttributionRequiredFieldEmpty',               'fix'],
  [undefined, 'GoalNotEligibleForExternalAttribution',               'account'],
  [undefined, 'NotEligibleForEnhancedConversions',                   'account'],
  [undefined, 'OfflineConversionBatchSizeExceedsLimit',              'fix'],
  [undefined, 'OfflineConversionGoalTooRecent',                      'retry'],
  [undefined, 'OfflineConversionMSClickIdInvalid',                   'fix'],
  [undefined, 'OfflineConversionMSClickIdNullOrEmpty',               'fix'],
];

const meanings = Object.entries(serviceErrors).map(([name, { meaning }]) => [name, meaning]);

describe("the service's errors", () => {
  test('are these and no others', () => {
    expect(Object.keys(serviceErrors).sort()).toEqual(table.map(([, name]) => name).sort());
  });

  test.each(table)('%s %s: %s', (number, code, advice) => {
    const expected = {
      ...(number === undefined ? {} : { number }),
      code,
      advice,
      meaning: serviceErrors[code].meaning,
    };
    expect(knownServiceError(undefined, code)).toStrictEqual(expected);
    expect(knownServiceError(number, '')).toStrictEqual(
      number === undefined ? undefined : expected,
    );
    expect(serviceError(code)).toStrictEqual(number === undefined ? { code } : { number, code });
  });

  test.each(meanings)('%s is said in one or two sentences', (_name, meaning) => {
    expect(meaning).toMatch(/^[A-Z].*[a-z].*\.$/);
    const sentences = String(meaning).split(/(?<=\.) (?=[A-Z])/);
    expect(sentences.length).toBeLessThanOrEqual(2);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('have no meaning in common', () => {
    expect(new Set(meanings.map(([, meaning]) => meaning)).size).toBe(table.length);
  });

  test('are the only names that a column can have', () => {
    const name = text();
    column('Name', name, { service: { required: 'OfflineConversionNameNullOrEmpty' } });
    // @ts-expect-error: a slip in a name must not compile
    column('Name', name, { service: { required: 'OfflineConversionNameNullOrEmtpy' } });
    expect(serviceError('OfflineConversionNameNullOrEmtpy')).not.toHaveProperty('number');
  });
});

describe('what is known of an error', () => {
  test.each([
    ['the number decides', 5625, 'OfflineConversionNameInvalid', 5625],
    ['a name that is not known does no harm', 5625, 'SomethingNew', 5625],
    ['a name of another case does no harm', 5606, 'offlineconversionnameinvalid', 5606],
    ['0 is a number', 0, 'OfflineConversionNameInvalid', 0],
    ['an unknown number leaves the name', 9999, 'OfflineConversionNameInvalid', 5606],
    ['a negative number too', -1, 'OfflineConversionNameInvalid', 5606],
    ['no number leaves the name', undefined, 'OfflineConversionNameInvalid', 5606],
  ])('%s', (_what, number, code, found) => {
    expect(knownServiceError(number, code)?.number).toBe(found);
  });

  const unknown: readonly (readonly [number | undefined, string])[] = [
    [9999, 'SomethingNew'],
    [undefined, 'SomethingNew'],
    [undefined, ''],
    [undefined, 'offlineconversionnameinvalid'],
    [undefined, ' OfflineConversionNameInvalid'],
    [undefined, '5606'],
    [Number.NaN, ''],
    [5606.5, ''],
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'meaning'].map(
      (name) => [undefined, name] as const,
    ),
  ];

  test.each(unknown)('is nothing for %s %j', (number, code) => {
    expect(knownServiceError(number, code)).toBeUndefined();
    expect(serviceError(code)).toStrictEqual({ code });
  });
});
