import { describe, expect, test } from 'vitest';
import {
  column,
  defineRecordType,
  type IssueCode,
  issueCodes,
  offlineConversion,
  rule,
  type ServiceErrorName,
  text,
} from '../../src/index';
import { anticipatedBy } from '../../src/schema/service-names';
import { serviceErrors } from '../../src/vendor/errors';

/** The rules that find an error of the service before the upload; none for a name that is not here. */
// biome-ignore format: a table is read down its columns
const table: Partial<Record<ServiceErrorName, readonly IssueCode[]>> = {
  // 3217 to 3225
  BulkServiceInvalidFileExtension:                          ['file-name'],
  BulkServiceMultipleFilesFound:                            ['archive-entries'],
  BulkServiceFormatVersionNotSupported:                     ['version-unsupported'],
  BulkServiceFormatVersionRequired:                         ['version-missing', 'version-empty'],
  BulkServiceFileRowCountExceeded:                          ['too-many-rows'],
  // 5603 to 5611
  OfflineConversionMicrosoftClickIdNullOrEmpty:             ['no-identifier'],
  OfflineConversionMicrosoftClickIdInvalid:                 ['click-id'],
  OfflineConversionNameNullOrEmpty:                         ['required'],
  OfflineConversionNameInvalid:                             ['goal-unknown'],
  OfflineConversionTimeInvalid:                             ['time-format', 'time-iso'],
  OfflineConversionTimeNullOrEmpty:                         ['required'],
  OfflineConversionTimeOutOfWindow:                         ['conversion-too-old'],
  OfflineConversionValueInvalid:                            ['number-format'],
  OfflineConversionCurrencyCodeInvalid:                     ['currency-format', 'currency-unlisted'],
  // 5614 to 5622
  FutureConversionTimeCannotBeSet:                          ['conversion-in-future'],
  OfflineConversionNotAcceptedForGoal:                      ['goal-too-recent'],
  ConversionTimeEarlierThanClickTime:                       ['conversion-before-click'],
  ClickIdDateTimeOutsideGoalConversionWindow:               ['outside-window'],
  OfflineConversionInvalidAdjustmentType:                   ['adjustment-type'],
  OfflineConversionAdjustmentTimeNullOrEmpty:               ['required'],
  OfflineConversionAdjustmentTimeEarlierThanConversionTime: ['adjustment-before-conversion'],
  OfflineConversionAdjustmentTimeInvalid:                   ['time-format', 'time-iso'],
  OfflineConversionFutureAdjustmentTimeCannotBeSet:         ['adjustment-in-future'],
  // 5624 to 5626
  OfflineConversionAdjustmentValueNotExpected:              ['not-applicable'],
  OfflineConversionAdjustmentValueRequired:                 ['required'],
  OfflineConversionCurrencyValueRequired:                   ['goal-currency-used'],
  // By name
  NotEligibleForEnhancedConversions:                        ['goal-not-enhanced'],
  ConversionEmailAddressIsNotHashed:                        ['not-hashed'],
  ConversionPhoneNumberIsNotHashed:                         ['not-hashed'],
  ExternalAttributionRequiredFieldEmpty:                    ['attribution-pair', 'attribution-missing'],
  ExternalAttributionCreditValueInvalid:                    ['number-format', 'credit-range'],
  GoalNotEligibleForExternalAttribution:                    ['goal-not-external'],
};

const names = Object.keys(serviceErrors) as ServiceErrorName[];

describe('the rules that find an error of the service before the upload', () => {
  const anticipated = anticipatedBy(offlineConversion);

  test.each(names)('%s', (name) => {
    expect(anticipated(name)).toEqual(table[name] ?? []);
  });

  test.each(['SomethingNew', '', 'constructor', '__proto__', undefined])('none for %j', (name) => {
    expect(anticipated(name)).toEqual([]);
  });
});

describe('of a record type of your own', () => {
  const base = {
    columns: {
      name: column('Name', text({ maxLength: 5 }), {
        service: {
          'too-long': 'OfflineConversionNameInvalid',
          'property-unknown': 'OfflineConversionNameInvalid',
          required: 'OfflineConversionNameNullOrEmpty',
        },
      }),
      note: column('Note', text(), {
        service: {
          'property-unknown': 'OfflineConversionIsNull',
          placeholder: 'OfflineConversionNameInvalid',
          required: 'OfflineConversionNameNullOrEmpty',
        },
      }),
    },
  };
  const label = defineRecordType({
    type: 'Label',
    actions: ['Add'],
    columns: base.columns,
    matrix: { name: ['required'], note: ['optional'] },
    actionOf: () => 'Add',
    rules: [
      rule(base, {
        code: 'acme-name',
        severity: 'error',
        message: () => 'The name is taken.',
        service: 'OfflineConversionNameInvalid',
        check() {},
      }),
      rule(base, { code: 'no-client-id', service: 'OfflineConversionNameInvalid', check() {} }),
      rule(base, { code: 'duplicate', check() {} }),
    ],
  });
  const anticipated = anticipatedBy(label);

  test('come in the order of the codes, then your own', () => {
    const known = ['too-long', 'placeholder', 'no-client-id'] as const;
    expect(anticipated('OfflineConversionNameInvalid')).toEqual([...known, 'acme-name']);
    const places = known.map((code) => Object.keys(issueCodes).indexOf(code));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('are named once, however many columns have them', () => {
    expect(anticipated('OfflineConversionNameNullOrEmpty')).toEqual(['required']);
  });

  test('leave the fault of an object out only where there is another', () => {
    expect(anticipated('OfflineConversionIsNull')).toEqual(['property-unknown']);
  });

  test('are those of a file too, and of no other record type', () => {
    expect(anticipated('BulkServiceFileRowCountExceeded')).toEqual(['too-many-rows']);
    expect(anticipated('OfflineConversionTimeInvalid')).toEqual([]);
  });
});
