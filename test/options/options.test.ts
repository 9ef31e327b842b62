import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  readBulkRows,
  readOfflineConversions,
  validateBulkFile,
  writeOfflineConversions,
} from '../../src/index';

const record = { conversionName: 'Lead', conversionTime: new Date('2026-02-01T10:00:00Z') };

/** Wrong options are refused at once, before anything is read. */
const entries: Record<string, (options: object) => unknown> = {
  readBulkRows: (options) => readBulkRows('', options),
  readOfflineConversions: (options) => readOfflineConversions('', options),
  validateBulkFile: (options) => validateBulkFile('', options),
  checkOfflineConversion: (options) => checkOfflineConversion(record, options),
  writeOfflineConversions: (options) => writeOfflineConversions([], options),
};
const all = Object.keys(entries);
const writing = ['checkOfflineConversion', 'writeOfflineConversions'];
/** Those that know the record type. */
const typed = all.filter((entry) => entry !== 'readBulkRows');

async function refusal(entry: string, options: object): Promise<unknown> {
  try {
    await entries[entry]?.(options);
  } catch (error) {
    return error;
  }
  return undefined;
}

type Case = readonly [name: string, values: readonly unknown[], entries?: readonly string[]];

const outOfBounds: readonly Case[] = [
  ['kind', ['download', '', 1, null, 'Upload']],
  ['kind', ['result'], writing],
  ['now', [new Date(Number.NaN), DateTime.invalid('test'), 0, '2026-03-01T00:00:00Z', null]],
  ['strict', ['yes', 1, null]],
  ['severity', ['error', 5, { placeholder: 'loud' }, { placeholder: true }, { placeholder: null }]],
  ['severity', [{ 'no-such-code': 'off' }, { toString: 'off' }, { Placeholder: 'off' }]],
  ['notApplicable', ['off', 'Error', true]],
  ['duplicates', ['no', 0, null]],
  ['channel', ['test', 'Sandbox', '']],
  ['maxIssues', [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5', null]],
  ['maxIssuesPerCode', [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '5']],
  ['maxCellLength', [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5']],
  ['showValues', ['true', 1]],
  ['signal', [{}, { aborted: false }, true, new AbortController()]],
  ['onProgress', [{}, 'log', true]],
  ['onIssue', [{}, 'log', []]],
  ['goals', [{}, 'Lead', null, [{}], [null], ['Lead'], [{ name: 5 }], new Map()]],
  [
    'goals',
    [
      { currencyCode: 5 },
      { conversionWindowInMinutes: 0 },
      { conversionWindowInMinutes: -1 },
      { conversionWindowInMinutes: '60' },
      { conversionWindowInMinutes: Number.NaN },
      { isExternallyAttributed: 'false' },
      { isEnhancedConversionsEnabled: 0 },
      { revenueType: null },
      { status: 1 },
      { countType: [] },
      { createdAt: '2026-03-01T00:00:00Z' },
      { createdAt: new Date(Number.NaN) },
    ].map((facts) => [{ name: 'Lead', ...facts }]),
  ],
  ['clicks', [{}, [], [['a', new Date(0)]], null, new Set(), new WeakMap()]],
  [
    'clicks',
    [
      ['f894f652ea334e739002f7167ab8f8e3', '2026-03-01T00:00:00Z'],
      ['f894f652ea334e739002f7167ab8f8e3', new Date(Number.NaN)],
      ['F894F652EA334E739002F7167AB8F8E3', new Date(0)],
      ['f894f652-ea33-4e73-9002-f7167ab8f8e3', new Date(0)],
      [5, new Date(0)],
    ].map((entry) => new Map([entry as [string, Date]])),
  ],
  ['enhancedConversions', ['yes', 1, null]],
  ['timeZone', ['Mars/Olympus', 'local', '', 'EST5', 5, null], writing],
  ['ambiguousTime', ['both', 'reject', true], writing],
  ['dateOrder', ['ydm', 'DMY', '', null], writing],
  ['delimiter', [';', '', ',,', '|'], ['writeOfflineConversions']],
  ['bom', ['true', 0], ['writeOfflineConversions']],
  [
    'columns',
    ['Client Id', [5], ['No Such Column'], ['client id'], {}],
    ['writeOfflineConversions'],
  ],
  ['onInvalid', ['ignore', true], ['writeOfflineConversions']],
  ['onSkip', [{}, 'log'], ['writeOfflineConversions']],
];

describe('a value outside its bounds is a TypeError that names the option', () => {
  const cases = outOfBounds.flatMap(([name, values, of = all]) =>
    of.map((entry) => ({ name, values, entry })),
  );
  test.each(cases)('$entry: $name', async ({ name, values, entry }) => {
    for (const value of values) {
      const error = await refusal(entry, { [name]: value });
      expect(error, name).toBeInstanceOf(TypeError);
      expect((error as TypeError).message).toMatch(new RegExp(`"${name}|^Unknown option \\(`));
    }
  });
});

describe('an unknown option is a TypeError that names it', () => {
  const unknown = ['maxissues', 'Strict', 'goal', 'timezone', 'constructor', '', 'header'];
  const notHere: Record<string, readonly string[]> = {
    readBulkRows: [
      'goals',
      'clicks',
      'timeZone',
      'ambiguousTime',
      'dateOrder',
      'delimiter',
      'columns',
      'onSkip',
    ],
    readOfflineConversions: ['timeZone', 'delimiter', 'bom', 'onInvalid'],
    validateBulkFile: ['timeZone', 'delimiter', 'columns', 'format'],
    checkOfflineConversion: ['delimiter', 'bom', 'columns', 'onInvalid', 'onSkip'],
    writeOfflineConversions: ['from', 'onError'],
  };
  test.each(all)('%s', async (entry) => {
    for (const name of [...unknown, ...(notHere[entry] ?? [])]) {
      const error = await refusal(entry, { [name]: true });
      expect(error, name).toBeInstanceOf(TypeError);
      expect((error as TypeError).message).toMatch(
        /^Unknown option (?:\(\d+ characters\)\.|"\w+"\. Did you mean "\w+"\?)$/,
      );
    }
  });

  test('also beside others that are right', async () => {
    for (const entry of all) {
      const error = await refusal(entry, { strict: true, channel: 'sandbox', strickt: true });
      expect((error as TypeError).message).toBe('Unknown option "strickt". Did you mean "strict"?');
    }
  });
});

describe('what is no object is refused', () => {
  test.each([null, 5, 'strict', true])('%j', async (options) => {
    for (const entry of all) {
      const error = await refusal(entry, options as unknown as object);
      expect(error, entry).toEqual(new TypeError('The options must be an object.'));
    }
  });
});

test.each<[option: object, wanted: string]>([
  [{ now: 0 }, 'Option "now" must be a valid Date or luxon DateTime.'],
  [{ onIssue: 'log' }, 'Option "onIssue" must be a function.'],
  [{ timeZone: 'Mars/Olympus' }, 'Option "timeZone" must be an IANA name such as Europe/Berlin.'],
])('it is said what an option takes: %j', async (option, wanted) => {
  expect(await refusal('writeOfflineConversions', option)).toEqual(new TypeError(wanted));
});

describe('values at their bounds are taken', () => {
  const allowed: readonly Case[] = [
    ['kind', ['upload', undefined]],
    ['kind', ['result'], ['readBulkRows', 'readOfflineConversions', 'validateBulkFile']],
    ['now', [new Date(0), DateTime.fromMillis(0), DateTime.utc(2026)]],
    ['strict', [true, false]],
    ['severity', [{}, { placeholder: 'off', required: 'error', quote: 'error' }]],
    ['notApplicable', ['error', 'warning']],
    ['channel', ['production', 'sandbox']],
    ['maxIssues', [0, 1, Number.MAX_SAFE_INTEGER]],
    ['maxIssuesPerCode', [0, 1, Number.MAX_SAFE_INTEGER]],
    ['maxCellLength', [1, Number.MAX_SAFE_INTEGER]],
    ['signal', [new AbortController().signal]],
    [
      'goals',
      [[], [{ name: '' }], [{ name: 'Lead', conversionWindowInMinutes: 1, scope: 'x' }]],
      typed,
    ],
    ['clicks', [new Map(), new Map([['a', DateTime.utc(2026)]])], typed],
    ['timeZone', ['UTC', 'Europe/London', 'Australia/Lord_Howe'], writing],
    ['ambiguousTime', ['earlier', 'later'], writing],
    ['dateOrder', ['mdy', 'dmy', 'ymd'], writing],
    ['delimiter', [',', '\t'], ['writeOfflineConversions']],
    ['onInvalid', ['throw', 'skip'], ['writeOfflineConversions']],
    // What is undefined is not given, whatever its name.
    ['colour', [undefined]],
    ['columns', [[], ['Client Id'], ['Type', 'Name']], ['writeOfflineConversions']],
  ];
  const cases = allowed.flatMap(([name, values, of = all]) =>
    of.map((entry) => ({ name, values, entry })),
  );
  test.each(cases)('$entry: $name', async ({ name, values, entry }) => {
    for (const value of values)
      expect(await refusal(entry, { [name]: value }), name).toBe(undefined);
  });
});
