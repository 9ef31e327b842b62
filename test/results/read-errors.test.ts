import { expect, test } from 'vitest';
import { type RecordError, readResultFile } from '../../src/index';
import { collect } from '../support/plain';
import { errors, unknownError } from '../support/record-errors';
import { error, record, resultText } from '../support/result-text';
import { uploadText } from '../support/upload-text';

const valueRequired = 'OfflineConversionAdjustmentValueRequired';
const { number: _, ...withoutNumber } = errors[5625];

/** The cells Error, Error Number, Field Path and Error Detail of one error row, and what they say. */
const table: readonly { what: string; cells: readonly string[]; said: RecordError }[] = [
  { what: 'name and number', cells: [valueRequired, '5625'], said: errors[5625] },
  { what: 'a name without a number', cells: [valueRequired], said: withoutNumber },
  { what: 'a number without a name', cells: ['', '5625'], said: errors[5625] },
  {
    what: 'a name that has no documented number',
    cells: ['NotEligibleForEnhancedConversions'],
    said: {
      code: 'NotEligibleForEnhancedConversions',
      advice: 'account',
      meaning:
        'The goal is not enabled for enhanced conversions, which hashes require. Enable them for the goal, or send the rows with Microsoft Click Id.',
      rules: ['goal-not-enhanced'],
    },
  },
  {
    what: 'the number 0',
    cells: ['InternalError', '0'],
    said: {
      number: 0,
      code: 'InternalError',
      advice: 'retry',
      meaning:
        'The service failed and gives no reason. Send the rows again later, or ask Microsoft Advertising support if it keeps failing.',
      rules: [],
    },
  },
  {
    what: 'a known number under another name: the name as it is given, the meaning of the number',
    cells: ['ValueNeeded', '5625'],
    said: { ...errors[5625], code: 'ValueNeeded' },
  },
  {
    what: 'a known name under another number: the number as it is given',
    cells: [valueRequired, '9999'],
    said: { ...errors[5625], number: 9999 },
  },
  {
    what: 'an unknown name and number',
    cells: ['SomethingNew', '9999'],
    said: unknownError('SomethingNew', { number: 9999 }),
  },
  { what: 'an unknown name', cells: ['SomethingNew'], said: unknownError('SomethingNew') },
  {
    what: 'an unknown number',
    cells: ['', '9999'],
    said: unknownError('9999', { number: 9999 }),
  },
  { what: 'neither name nor number', cells: [], said: unknownError('Unknown') },
  {
    what: 'a number that is none',
    cells: ['SomethingNew', 'abc'],
    said: unknownError('SomethingNew'),
  },
  { what: 'a number that is none, without a name', cells: ['', 'abc'], said: unknownError('abc') },
  { what: 'a number in spaces', cells: ['', ' 5625 '], said: errors[5625] },
  { what: 'a negative number', cells: ['', '-1'], said: unknownError('-1') },
  { what: 'a number with decimals', cells: ['', '5625.0'], said: unknownError('5625.0') },
  {
    what: 'a number too long to be one',
    cells: [valueRequired, '12345678901234567890'],
    said: withoutNumber,
  },
  {
    what: 'a name that any object has',
    cells: ['constructor', ''],
    said: unknownError('constructor'),
  },
  { what: 'another such name', cells: ['__proto__', ''], said: unknownError('__proto__') },
  {
    what: 'Field Path and Error Detail',
    cells: [valueRequired, '5625', 'AdjustmentValue', '"It is ""empty"", you see"'],
    said: {
      ...errors[5625],
      fieldPath: 'AdjustmentValue',
      detail: 'It is "empty", you see',
    },
  },
];

test.each(table)('$what', async ({ cells, said }) => {
  const text = resultText(record('a'), error('a', ...cells));
  const [outcome, ...more] = await collect(readResultFile(text));
  expect(more).toEqual([]);
  expect(outcome?.errors).toEqual([said]);
  expect(outcome?.status).toBe('rejected');
});

test('errors are the same only where name, number, Field Path and Error Detail are', async () => {
  const rows = [
    error('a', 'Some', 1, 'Path', 'Detail'),
    error('a', 'Some', 1, 'Path', 'Other'),
    error('a', 'Some', 1, 'Other', 'Detail'),
    error('a', 'Some', 2, 'Path', 'Detail'),
    error('a', 'Other', 1, 'Path', 'Detail'),
    error('a', 'Some', 1, 'Path', 'Detail'),
    error('a', 'Some', 1),
  ];
  const [outcome] = await collect(readResultFile(resultText(record('a'), ...rows)));
  const some = { number: 1, fieldPath: 'Path', detail: 'Detail' };
  expect(outcome?.errors).toEqual([
    unknownError('Some', some),
    unknownError('Some', { ...some, detail: 'Other' }),
    unknownError('Some', { ...some, fieldPath: 'Other' }),
    unknownError('Some', { ...some, number: 2 }),
    unknownError('Other', some),
    unknownError('Some', { number: 1 }),
  ]);
});

test('editorial columns are cells as any other', async () => {
  const editorial =
    'Editorial Location,Editorial Term,Editorial Reason Code,Publisher Countries,Type,Client Id,Error,Error Number,Name';
  const text = uploadText(
    editorial,
    ',,,,Format Version,,,,6.0',
    ',,,,Offline Conversion,a,,,',
    'AdTitle,cheap,17,US;CA,Offline Conversion Error,a,EditorialError,,',
    'AdTitle,cheap,18,US,Offline Conversion Error,b,EditorialError,,',
  );
  const outcomes = await collect(readResultFile(text));
  expect(outcomes.map(({ clientId, errors }) => ({ clientId, errors }))).toEqual([
    { clientId: 'a', errors: [unknownError('EditorialError')] },
    { clientId: 'b', errors: [unknownError('EditorialError')] },
  ]);
  expect(outcomes.map(({ cells }) => cells.get('Editorial Reason Code'))).toEqual(['', '18']);
  expect(outcomes.map(({ cells }) => cells.get('Publisher Countries'))).toEqual(['', 'US']);
});

test('without the columns of the errors a record is rejected all the same', async () => {
  const text = uploadText(
    'Type,Name,Client Id',
    'Format Version,6.0,',
    'Offline Conversion,,a',
    'Offline Conversion Error,,a',
  );
  const outcomes = await collect(readResultFile(text));
  expect(outcomes.map(({ status, errors }) => ({ status, errors }))).toEqual([
    { status: 'rejected', errors: [unknownError('Unknown')] },
  ]);
});

test('the errors of a file with very many of them are told apart too', async () => {
  const rows = Array.from({ length: 10_050 }, (_, i) => [
    record(`${i}`),
    error(`${i}`, 'Some', '', '', `detail ${i}`),
    error(`${i}`, 'Some', '', '', `detail ${i}`),
  ]).flat();
  const outcomes = await collect(readResultFile(resultText(...rows)));
  expect(outcomes).toHaveLength(10_050);
  for (const { clientId, errors } of outcomes)
    expect(errors).toEqual([unknownError('Some', { detail: `detail ${clientId}` })]);
});
