import { describe, expect, test } from 'vitest';
import { type OfflineConversionInput, splitOfflineConversions } from '../../src/index';
import { lead, type Options } from '../support/parted';
import { few, now } from '../support/written';

/** Fails the test when it is asked for a record. */
const untouched: Iterable<OfflineConversionInput> = {
  [Symbol.iterator]: () => expect.unreachable('a record was asked for'),
};

const head = 99;

describe('refuses at once', () => {
  test.each<[options: object, sentence: string]>([
    [{ maxRows: 0 }, 'Option "maxRows" must be at least 1.'],
    [{ maxRows: -1 }, 'Option "maxRows" must be at least 1.'],
    [{ maxRows: 4_000_001 }, 'Option "maxRows" must be at most 4000000.'],
    [{ maxRows: 4_000_001, channel: 'production' }, 'Option "maxRows" must be at most 4000000.'],
    [{ maxRows: 20_001, channel: 'sandbox' }, 'Option "maxRows" must be at most 20000.'],
    [{ maxRows: '5' }, 'Option "maxRows" must be of type number.'],
    [{ maxBytes: 0 }, 'Option "maxBytes" must be at least 1.'],
    [{ maxBytes: 100_000_001 }, 'Option "maxBytes" must be at most 100000000.'],
    [{ maxBytes: '5' }, 'Option "maxBytes" must be of type number.'],
    [
      { maxBytes: head - 1, columns: few },
      'Option "maxBytes" must be at least 99, which every file takes.',
    ],
    [
      { maxBytes: head - 1, columns: few, delimiter: '\t' },
      'Option "maxBytes" must be at least 99, which every file takes.',
    ],
    [
      { maxBytes: head - 4, columns: few, bom: false },
      'Option "maxBytes" must be at least 96, which every file takes.',
    ],
    [{ name: '' }, 'Option "name" must be a text that is not empty.'],
    [{ name: 5 }, 'Option "name" must be of type string.'],
    [{ maxrows: 5 }, 'Unknown option "maxrows". Did you mean "maxRows"?'],
    [{ kind: 'result' }, 'Option "kind" must be "upload".'],
    [{ delimiter: ';' }, 'Option "delimiter" must be "," or "\\t".'],
    [
      { columns: ['Client Id', 'Colour'] },
      'Option "columns" has an unknown column (6 characters).',
    ],
  ])('%j', (options, sentence) => {
    const call = () => splitOfflineConversions(untouched, options as Options);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(new TypeError(sentence));
  });

  test.each<[option: 'maxRows' | 'maxBytes', value: number]>([
    ['maxRows', 1.5],
    ['maxRows', Number.NaN],
    ['maxRows', Number.POSITIVE_INFINITY],
    ['maxRows', 1e30],
    ['maxBytes', 1000.5],
    ['maxBytes', Number.NaN],
    ['maxBytes', Number.POSITIVE_INFINITY],
  ])('%s: %d', (option, value) => {
    const call = () => splitOfflineConversions(untouched, { [option]: value });
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`Option "${option}" must be `);
  });

  test.each([[null], [5], ['options']])('%j as the options', (options) => {
    const call = () => splitOfflineConversions(untouched, options as unknown as Options);
    expect(call).toThrow(new TypeError('The options must be an object.'));
  });

  test.each([[null], [undefined], [5], ['records'], [{}]])('%j as the records', (records) => {
    const call = () => splitOfflineConversions(records as unknown as OfflineConversionInput[]);
    expect(call).toThrow(
      new TypeError('The records must be an iterable of objects, sync or async.'),
    );
  });
});

test.each<[options: Options]>([
  [{ maxRows: 1 }],
  [{ maxRows: 4_000_000 }],
  [{ maxRows: 20_000, channel: 'sandbox' }],
  [{ maxRows: 20_001, channel: 'production' }],
  [{ maxBytes: head, columns: few }],
  [{ maxBytes: head - 3, columns: few, bom: false }],
  [{ maxBytes: 100_000_000 }],
  [{ maxRows: undefined, maxBytes: undefined, name: undefined }],
])('takes %j', async (options) => {
  expect(await splitOfflineConversions([], { ...options, allowEmpty: true }).next()).toMatchObject({
    done: false,
    value: { records: 0 },
  });
});

test.each([[null], [5], ['Lead'], [undefined]])('refuses %j as a record, later', async (record) => {
  const records = [lead('a'), lead('b'), record as unknown as OfflineConversionInput];
  const files = splitOfflineConversions(records, { maxRows: 1, now });
  await files.next();
  await files.next();
  await expect(files.next()).rejects.toThrow(new TypeError('Record 2 is not an object.'));
});

test('takes any name', () => {
  for (const name of ['a', 'upload.csv', ' '])
    expect(() => splitOfflineConversions([], { name })).not.toThrow();
});
