import { describe, expect, test } from 'vitest';
import { checkOfflineConversion, validateBulkFile } from '../../../../src/index';
import { issuesOf, on, service } from '../../../support/issues-of';
import { addRow, fileOf, now } from '../../../support/rows';

const place = { ...on(2, 'Add', 'C-1'), column: 'Conversion Name', severity: 'warning' };

/** The codes and facts of a file with this name. */
async function factsOf(name: string, options: object = {}): Promise<unknown[]> {
  const file = fileOf([{ ...addRow, 'Conversion Name': name }]);
  const { issues } = await validateBulkFile(file, { now, ...options });
  return issues.map(({ code, facts }) => [code, facts]);
}

test.each([
  ['Signed\u00a0contract', 'name-characters'],
  ['Best\u00c3\u00a4tigt', 'text-garbled'],
])('%j is a warning on its cell', async (name, code) => {
  expect(await issuesOf([{ ...addRow, 'Conversion Name': name }])).toEqual([{ ...place, code }]);
});

describe('a character that cannot be seen', () => {
  test.each([
    ['Signed\u00a0contract', 'U+00A0', 'Signed'],
    ['\ufeffSigned', 'U+FEFF', ''],
    ['Sig\u200bned', 'U+200B', 'Sig'],
    ['Signed \u202f2', 'U+202F', 'Signed '],
    ['Auf\u00adtrag', 'U+00AD', 'Auf'],
    ['Lead\u3164', 'U+3164', 'Lead'],
    ['Lead\u{e0041}', 'U+E0041', 'Lead'],
    ['Sig\u200dned', 'U+200D', 'Sig'],
    ['Signed\u2028', 'U+2028', 'Signed'],
  ])('%j', async (name, codePoint, after) => {
    expect(await factsOf(name)).toEqual([
      ['name-characters', { reason: 'unseen', codePoint, after }],
    ]);
  });
});

test.each([
  ['Sig\tned', 'U+0009'],
  ['Signed\u0000', 'U+0000'],
  ['Signed\u0085contract', 'U+0085'],
])('%j has a control character, and is not shown', async (name, codePoint) => {
  expect(await factsOf(name)).toEqual([['name-characters', { reason: 'unseen', codePoint }]]);
});

describe('two alphabets in one word', () => {
  test.each([
    ['S\u0456gned', 'U+0456', 'S'],
    ['\u0421ontract', 'U+0421', ''],
    ['New Le\u0430d', 'U+0430', 'New Le'],
    ['C\u03bfntract', 'U+03BF', 'C'],
  ])('%j', async (name, codePoint, after) => {
    expect(await factsOf(name)).toEqual([
      ['name-characters', { reason: 'mixed', codePoint, after }],
    ]);
  });
});

describe('a text that was damaged', () => {
  test.each([
    ['Best\u00c3\u00a4tigt', 'decoded-twice', 'Best\u00e4tigt'],
    ['it\u00e2\u20ac\u2122s', 'decoded-twice', 'it\u2019s'],
    ['\u00c3\u2013sterreich', 'decoded-twice', '\u00d6sterreich'],
    ['BEST\u00c3\u201eTIGT', 'decoded-twice', 'BEST\u00c4TIGT'],
    ['\u00d0\u203a\u00d0\u00b8\u00d0\u00b4', 'decoded-twice', '\u041b\u0438\u0434'],
    ['Terms &amp; conditions', 'html', 'Terms & conditions'],
    ['Caf&eacute;', 'html', 'Caf\u00e9'],
    ['&#228;hnlich', 'html', '\u00e4hnlich'],
    ['&#x1F600; lead', 'html', '\u{1f600} lead'],
    ['Signed%20contract', 'percent', 'Signed contract'],
    ['Best%C3%A4tigt', 'percent', 'Best\u00e4tigt'],
    ['%C3%84nderung', 'percent', '\u00c4nderung'],
    ['A%26B', 'percent', 'A&B'],
  ])('%j', async (name, reason, meant) => {
    expect(await factsOf(name)).toEqual([
      ['text-garbled', { column: 'Conversion Name', reason, meant }],
    ]);
  });

  test('lost characters are reported in every column of text, once', async () => {
    for (const column of ['Client Id', 'Conversion Name', 'External Attribution Model'])
      expect(await issuesOf([{ ...addRow, [column]: 'Best\ufffdtigt' }])).toEqual([
        expect.objectContaining({ code: 'text-garbled', column }),
      ]);
  });
});

test.each([
  ...[
    'Signed contract',
    'Best\u00e4tigt',
    'CLUBE DA MANH\u00c3\u00ae',
    'MANH\u00c3',
    'Malm\u00f6\u2013\u00c5',
  ],
  ...[
    'AT&T',
    'R&D; phase 2',
    'A & B',
    '100%',
    '%20 indirim',
    '50%20 off',
    'Sale (%30)',
    'a%41b',
    'Rabatt 20%ab',
  ],
  ...[
    '\u041b\u0438\u0434',
    'Lead \u041b\u0438\u0434',
    '\u0395\u03bb\u03bb\u03ac\u03b4\u03b1',
    'Lead-\u03b1',
    '10k\u03a9',
    '5\u03bcm',
    '5\u00b5m',
  ],
  ...[
    '\u540d\u524d\u3000\u30ea\u30fc\u30c9',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    '\u0d28\u0d28\u0d4d\u200d',
    '\u0915\u094d\u200d\u0937',
  ],
  ...[
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} family',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} lead',
    '\u05dc\u05d9\u05d3',
    '\u0e25\u0e35\u0e14',
  ],
])('%j is a name like others', async (name) => {
  expect(await factsOf(name)).toEqual([]);
});

test('a name is judged in each row, and not in a result', async () => {
  const row = { ...addRow, 'Conversion Name': 'A &amp; B' };
  const rows = [1, 2].map((n) => ({
    ...row,
    'Client Id': `C-${n}`,
    'Conversion Time': `2/${n}/2026 1:00:00 AM`,
  }));
  expect((await issuesOf(rows)).map(({ row, code }) => [row, code])).toEqual([
    [2, 'text-garbled'],
    [3, 'text-garbled'],
  ]);
  expect(await issuesOf(rows, { kind: 'result' })).toEqual([]);
});

describe('with goals', () => {
  const goals = [
    { name: 'Signed contract' },
    { name: 'Best\u00e4tigt' },
    { name: 'Odd\u00a0name' },
  ];
  const fact = (value: string, nearest: string, difference?: object) => [
    ['goal-unknown', { value, nearest, ...(difference && { difference }) }],
  ];

  test('the name of a goal is right as it is', async () => {
    expect(await factsOf('Odd\u00a0name', { goals })).toEqual([]);
  });

  test.each([
    ['Signed\u00a0contract', 'U+00A0', 'Signed', true],
    ['Signed contract ', 'U+0020', 'Signed contract', true],
    ['S\u0456gned c\u043entract', 'U+0456', 'S', true],
    ['Odd name', 'U+00A0', 'Odd', false],
    ['Besta\u0308tigt', 'U+00E4', 'Best', false],
    ['Best\u00e4tigt\u200b', 'U+200B', 'Best\u00e4tigt', true],
  ])('%j prints like a goal', async (name, codePoint, after, isInCell) => {
    const [found] = (await factsOf(name, { goals })) as [[string, { difference: object }]];
    expect(found[0]).toBe('goal-unknown');
    expect(found[1].difference).toEqual({ isInCell, codePoint, after });
  });

  test.each([
    ['Best\u00c3\u00a4tigt', 'Best\u00e4tigt'],
    ['Signed%20contract', 'Signed contract'],
    ['Signed&nbsp;contract', 'Signed contract'],
  ])('%j is repaired to find its goal', async (name, nearest) => {
    expect(await factsOf(name, { goals })).toEqual(fact(name, nearest));
  });

  test('the message names the character and shows it as an escape', async () => {
    const file = fileOf([{ ...addRow, 'Conversion Name': 'Signed\u00a0contract' }]);
    const { issues } = await validateBulkFile(file, { now, goals });
    expect(issues.map(({ message }) => message)).toEqual([
      'No goal is named "Signed\\u00a0contract". Did you mean "Signed contract"? The cell has a no-break space (U+00A0) after "Signed".',
    ]);
  });
});

describe('a name of blanks only', () => {
  const required = {
    ...place,
    code: 'required',
    severity: 'error',
    ...service('OfflineConversionNameNullOrEmpty', 5605),
  };

  test.each([' ', '   ', '\u00a0', '\u200b', ' \ufeff\t'])('%j is empty', async (name) => {
    const row = { ...addRow, 'Conversion Name': name };
    expect(await issuesOf([row])).toEqual([required]);
    expect(await issuesOf([row], { goals: [{ name: 'Signed contract' }] })).toEqual([required]);
  });

  test('is not written either', () => {
    const record = {
      conversionName: '  ',
      conversionTime: now,
      microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
    };
    const codes = checkOfflineConversion(record, { now }).map(({ code }) => code);
    expect(codes).toEqual(['required']);
  });
});
