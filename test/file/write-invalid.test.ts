import { describe, expect, it, test } from 'vitest';
import {
  InvalidRecordError,
  type OfflineConversionInput,
  writeOfflineConversions,
} from '../../src/index';
import { fullHeader, fullVersion, uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';
import { add, click, few, now, type Options, write } from '../support/written';

/** Refused: half of a surrogate pair, no time, a property of another action, and what a Restate lacks. */
const invalid = {
  what: {
    ...{ action: 'Restate', clientId: 'b', conversionName: '\ud83d', conversionTime: 'today' },
    ...{ adjustmentTime: '2026-11-03T09:30:00Z', conversionValue: 5 },
  },
  issues: [
    { code: 'text-format', severity: 'error', column: 'Conversion Name' },
    {
      ...{ code: 'time-format', severity: 'error', column: 'Conversion Time' },
      serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
    },
    { code: 'property-unknown', severity: 'error', column: 'Conversion Value' },
    {
      ...{ code: 'required', severity: 'error', column: 'Adjustment Value' },
      serviceError: { number: 5625, code: 'OfflineConversionAdjustmentValueRequired' },
    },
    {
      ...{ code: 'goal-currency-used', severity: 'warning', column: 'Adjustment Currency Code' },
      serviceError: { number: 5626, code: 'OfflineConversionCurrencyValueRequired' },
    },
    {
      ...{ code: 'no-identifier', severity: 'error' },
      serviceError: { number: 5603, code: 'OfflineConversionMicrosoftClickIdNullOrEmpty' },
    },
  ].map((facts) => ({ ...facts, line: 5, row: 3, action: 'Restate', clientId: 'b' })),
};

describe('a record with an error', () => {
  const before = { ...add, conversionName: 'two\nlines' };

  it('is thrown with its number and all its issues, and nothing of it is written', async () => {
    const pieces: Uint8Array[] = [];
    const records = [before, invalid.what, add] as OfflineConversionInput[];
    const writing = (async () => {
      for await (const piece of writeOfflineConversions(records, { now })) pieces.push(piece);
    })();
    const error = await writing.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InvalidRecordError);
    const { name, index, issues, message } = error as InvalidRecordError;
    expect({ name, index }).toEqual({ name: 'InvalidRecordError', index: 1 });
    expect(withoutMessage(issues)).toEqual(invalid.issues);
    expect(message).toMatch(/^Record 1 \(Client Id "b"\), conversionName: .* \(and 4 more\)$/);
    expect(pieces).toEqual([]);
  });

  it('is skipped and handed on with `skip`, and the next takes its place', async () => {
    const skipped: Parameters<NonNullable<Options['onSkip']>>[0][] = [];
    const after = {
      ...{ ...add, clientId: 'c', conversionTime: '2026-11-03T09:30:00Z', conversionValue: 0.1234 },
    };
    const { text, issues } = await write([before, invalid.what, after], {
      onInvalid: 'skip',
      onSkip: (each) => skipped.push(each),
    });
    expect(text).toBe(
      uploadText(
        fullHeader,
        fullVersion,
        `Offline Conversion,,a,"two\nlines",11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`,
        `Offline Conversion,,c,Lead,11/3/2026 9:30:00 AM,0.123,,,,,,,,,,${click}`,
      ),
    );
    expect(skipped).toHaveLength(1);
    expect(skipped[0]?.index).toBe(1);
    expect(skipped[0]?.record).toBe(invalid.what);
    expect(withoutMessage(skipped[0]?.issues ?? [])).toEqual(invalid.issues);
    expect(issues).toEqual([
      {
        ...{ code: 'name-characters', severity: 'warning', line: 3, row: 2 },
        ...{ column: 'Conversion Name', action: 'Add', clientId: 'a' },
      },
      {
        ...{ code: 'number-precision', severity: 'warning', line: 5, row: 3 },
        ...{ column: 'Conversion Value', action: 'Add', clientId: 'c' },
      },
    ]);
  });

  it('neither sets nor matches a key, and is not counted among those written', async () => {
    const retract = {
      ...{ ...add, action: 'Retract', adjustmentTime: '2026-11-04T09:30:00Z' },
    };
    const indexes: number[] = [];
    const { issues } = await write(
      [{ ...retract, clientId: '', conversionName: '' }, retract, { ...retract, clientId: '' }],
      { onInvalid: 'skip', onSkip: ({ index }) => indexes.push(index) },
    );
    expect(indexes).toEqual([0, 2]);
    expect(issues).toEqual([]);
  });

  it('writes nothing when all are skipped', async () => {
    const writing = write([invalid.what], { onInvalid: 'skip' });
    await expect(writing).rejects.toMatchObject({ name: 'BulkFileError', code: 'no-records' });
  });

  it('writes header and version when all are skipped, with allowEmpty', async () => {
    expect(await write([invalid.what], { onInvalid: 'skip', allowEmpty: true })).toEqual({
      text: uploadText(fullHeader, fullVersion),
      issues: [],
    });
  });
});

describe('a value for a column that is left out', () => {
  const place = { severity: 'error', line: 3, row: 2, clientId: 'a' };
  test.each([
    {
      what: 'is an error',
      record: { ...add, conversionValue: 5 },
      columns: few,
      issues: [{ code: 'property-unknown', ...place, action: 'Add', column: 'Conversion Value' }],
    },
    {
      what: 'is an error where the column is required, and said once',
      record: add,
      columns: ['Client Id', 'Conversion Time', 'Microsoft Click Id'],
      issues: [{ code: 'property-unknown', ...place, action: 'Add', column: 'Conversion Name' }],
    },
  ])('$what', async ({ record, columns, issues }) => {
    const error = await write([record], { columns }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InvalidRecordError);
    expect(withoutMessage((error as InvalidRecordError).issues)).toEqual(issues);
  });

  it('does not concern an empty one', async () => {
    const { text } = await write([{ ...add, conversionValue: null, hashedEmailAddress: '' }], {
      columns: few,
    });
    expect(text.split('\r\n')[2]).toBe(`Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`);
  });

  it('is an error for an action that has no column to stand in', async () => {
    const retract = { ...add, action: 'Retract' };
    await expect(write([retract], { columns: few })).rejects.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ code: 'property-unknown', column: 'Adjustment Type' }),
      ]),
    });
  });
});

describe('wrong use', () => {
  test.each([
    ['an unknown option', { colour: 'red' }, '(6 characters)'],
    ['an option out of bounds', { maxCellLength: 0 }, '"maxCellLength"'],
    ['to write a result file', { kind: 'result' }, '"kind"'],
    ['another delimiter', { delimiter: ';' }, '"delimiter"'],
    ['an unknown column', { columns: ['Client Id', 'Colour'] }, '(6 characters)'],
    ['a column in another spelling', { columns: ['client id'] }, '"client id"'],
    ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }, '"timeZone"'],
    ['a severity that can not be lowered', { severity: { required: 'off' } }, '"required"'],
  ])('refuses %s at once', (_, options, named) => {
    const call = () => writeOfflineConversions([], options as Options);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(named);
  });

  test.each([[null], [5], ['Lead'], [undefined]])('refuses %s as a record', async (record) => {
    await expect(write([add, record as unknown as object])).rejects.toThrow(TypeError);
    await expect(write([add, record as unknown as object])).rejects.toThrow('1');
  });

  test.each([[null], [undefined], [5], [{}]])('refuses %s as the records, at once', (records) => {
    const all = records as unknown as Iterable<OfflineConversionInput>;
    expect(() => writeOfflineConversions(all)).toThrow(TypeError);
    expect(() => writeOfflineConversions(all)).toThrow('records');
  });
});
