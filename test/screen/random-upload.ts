import { chunksOf } from '../support/cuts';

/* Uploads of which most rows are right, in forms that the screen knows and in others, with random edits. */

/** A small seeded generator (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    chance: (share: number) => next() < share,
    of: <T>(items: readonly T[]) => items[below(items.length)] as T,
    digits: (count: number, digits: string) =>
      Array.from({ length: count }, () => digits[below(digits.length)]).join(''),
  };
}

type Random = ReturnType<typeof randomFrom>;

const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';

export const now = new Date('2026-11-21T12:00:00Z');

export const columns = [
  ...['Client Id', 'Conversion Name', 'Conversion Time', 'Conversion Value'],
  ...['Conversion Currency Code', 'Adjustment Type', 'Adjustment Time', 'Adjustment Value'],
  ...['Adjustment Currency Code', 'External Attribution Credit', 'External Attribution Model'],
  ...['Hashed Email Address', 'Hashed Phone Number', 'Microsoft Click Id'],
];

/** Cells at and beyond the edges of what a column takes. */
export const odd = [
  ...[
    '',
    ' ',
    'null',
    'NaN',
    'delete_value',
    '0',
    '00',
    '0.0',
    '1.250',
    '1,5',
    '-1',
    '1e3',
    '1.',
    '.5',
  ],
  ...['1000000000000', '999999999999', '999999999999.999', '0.1234', '12345678901234567', '1.0000'],
  ...[
    '11/2/2026 9:30:00 AM',
    '2/11/2026 9:30:00 AM',
    '13/2/2026 9:30:00 AM',
    '9/31/2026 9:30:00 AM',
  ],
  ...['11/2/2026 9:30:00', '11/2/2026 21:30:00', '11/2/2026 24:00:00', '11/2/2026 0:30:00 AM'],
  ...[
    '11/02/2026 09:30:00 am',
    '11/2/2026 9:30:00AM',
    '11/2/2026 9:30:00.5 AM',
    '/A/2/2026 9:30:00 AM',
  ],
  ...[
    '2026-11-02T09:30:00Z',
    '11/21/2026 12:00:00 PM',
    '11/21/2026 12:00:01 PM',
    '8/23/2026 12:00:00 PM',
  ],
  ...['8/23/2026 11:59:59 AM', '1/1/1999 9:30:00 AM', '11/2/2101 9:30:00 AM', '1/2/2026'],
  ...[
    'Restate',
    'restate',
    'Retract',
    'Add',
    'Offline Conversion',
    'Campaign',
    'offline conversion',
  ],
  ...[
    '0'.repeat(32),
    'f'.repeat(32),
    'F'.repeat(32),
    'f'.repeat(31),
    'g'.repeat(32),
    'a'.repeat(64),
  ],
  // Digits that repeat themselves, or almost
  ...['0123456789abcdef', 'deadbeef', '01234567890123456', 'aB'].flatMap((digits) =>
    [32, 64].map((length) => digits.repeat(64).slice(0, length)),
  ),
  ...[`${'a1'.repeat(31)}a2`, `${'3'.repeat(31)}4`, `${'1234567'.repeat(4)}1230`],
  // A quarter that is one digit, or almost
  ...[0, 16, 32, 48, 47].map((at) => `${hash.slice(0, at)}${'7'.repeat(16)}${hash.slice(at + 16)}`),
  ...['A'.repeat(64), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ...[
    'f894f652-ea33-4e73-9002-f7167ab8f8e3',
    'jo@contoso.com',
    '+49 30 1234567',
    '1E+05',
    '3-Nov-26',
  ],
  ...[
    'N/A',
    '-',
    '{{order_id}}',
    '%%name%%',
    '<id>',
    ' Lead',
    'Lead ',
    'usd',
    'USD',
    'XXX',
    'TRY',
    'Bestätigt',
    'BestÃ¤tigt',
    'Le\u00adad',
    '订单',
    '\ufffd',
    '\u0000',
    '\u007f',
  ],
  ...[
    'a"b',
    '"',
    'a\nb',
    'a\r\nb',
    'a\rb',
    'a,b',
    'a\tb',
    "'",
    '\ufeff',
    '\u2028',
    'x'.repeat(101),
  ],
];

export const conversionNames = ['Lead', 'Signed contract (web)', 'Köp klart – Malmö', '订单完成'];

/** How many rows of a file fill its columns: mostly all of them or none. */
function randomHabits({ of }: Random) {
  return {
    click: of([1, 1, 0.7]),
    email: of([0, 1, 0.4]),
    phone: of([0, 0, 1, 0.3]),
    value: of([1, 1, 0.7]),
    currency: of([1, 1, 0.7]),
    attribution: of([0, 0, 0.1]),
  };
}

function recordCells(
  random: Random,
  index: number,
  habits: ReturnType<typeof randomHabits>,
): Record<string, string> {
  const { below, chance, of, digits } = random;
  const two = (number: number) => String(number).padStart(2, '0');
  const time = (month: number) =>
    `${month}/${1 + below(28)}/2026 ${1 + below(12)}:${two(below(60))}:${two(below(60))} ${of(['AM', 'PM'])}`;
  const amount = () =>
    of([String(below(1000)), `${below(1000)}.${two(below(100))}`, '0', '12.125']);
  const cells: Record<string, string> = {
    'Client Id': chance(0.97) ? `order-number-${index}` : of(['', '17', 'A_7', 'Größe 1']),
    'Conversion Name': of(['Lead', ...conversionNames]),
    'Conversion Time': time(10),
  };
  if (chance(habits.click)) cells['Microsoft Click Id'] = digits(32, '0123456789abcdef');
  if (chance(habits.email)) cells['Hashed Email Address'] = digits(64, '0123456789abcdef');
  if (chance(habits.phone)) cells['Hashed Phone Number'] = digits(64, '0123456789abcdef');
  const action = of(['', '', '', 'Restate', 'Retract']);
  cells['Adjustment Type'] = action;
  if (action !== '') cells['Adjustment Time'] = time(11).replace(/\/\d+\//, `/${1 + below(20)}/`);
  if (action === 'Restate') {
    cells['Adjustment Value'] = amount();
    cells['Adjustment Currency Code'] = of(['USD', 'USD', 'EUR']);
  }
  if (action !== '') return cells;
  if (chance(habits.value)) cells['Conversion Value'] = amount();
  if (chance(habits.currency)) cells['Conversion Currency Code'] = of(['USD', 'USD', 'EUR']);
  if (chance(habits.attribution)) {
    cells['External Attribution Credit'] = of(['0.5', '1', '0.25']);
    cells['External Attribution Model'] = of(['Linear', 'Position based']);
  }
  return cells;
}

/** A file, in pieces. */
export function randomUpload(seed: number): Uint8Array[] {
  const random = randomFrom(seed);
  const { below, chance, of } = random;
  const delimiter = of([',', ',', '\t']);
  const lineEnd = of(['\r\n', '\r\n', '\n']);
  const names = ['Type', 'Name', ...(chance(0.6) ? columns : columns.filter(() => chance(0.9)))];
  if (chance(0.2))
    names.splice(below(names.length), 0, of(['Campaign', '', 'Client Id', 'Status']));
  if (chance(0.3)) names.sort(() => below(3) - 1);
  const quotesAll = chance(0.15);
  const quoted = (cell: string) =>
    quotesAll || chance(0.02) || /["\r\n]/.test(cell) || cell.includes(delimiter)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const habits = randomHabits(random);
  const records: Record<string, string>[] = [];
  for (let i = 0; i < 10 + below(120); i++)
    records.push(
      i > 0 && chance(0.03)
        ? {
            ...of(records),
            ...of([{}, { 'Client Id': `n${i}` }, { 'Conversion Name': of(conversionNames) }]),
          }
        : recordCells(random, i, habits),
    );
  // Evidence of a whole file appears only where all rows are alike.
  if (chance(0.1))
    for (const cells of records)
      cells['Conversion Time'] = (cells['Conversion Time'] as string).replace(
        / .*/,
        ' 12:00:00 AM',
      );
  if (chance(0.1))
    for (const cells of records) if (cells['Conversion Value']) cells['Conversion Value'] = '0';
  const rows = [
    names.map((name) => (name === 'Type' ? 'Format Version' : name === 'Name' ? '6.0' : '')),
    ...records.map((cells) =>
      names.map((name) => (name === 'Type' ? 'Offline Conversion' : (cells[name] ?? ''))),
    ),
  ];
  const edits = below(4);
  for (let i = 0; i < edits; i++) {
    const row = of(rows.slice(1));
    const at = below(row.length);
    if (chance(0.7)) row[at] = of(odd);
    else if (chance(0.3)) row.splice(at, 1);
    else if (chance(0.5)) row.splice(at, 0, of(['', 'x']));
    else rows.splice(1 + below(rows.length), 0, chance(0.5) ? [''] : ['Campaign', 'x']);
  }
  const lines = [names, ...rows].map(
    (cells) => cells.map(quoted).join(delimiter) + (chance(0.01) ? '\n' : lineEnd),
  );
  let text = `\ufeff${lines.join('')}`;
  if (chance(0.3)) text = text.slice(0, text.length - 1 - below(3));
  let bytes = new TextEncoder().encode(text);
  for (let i = below(3); i > 0 && chance(0.5); i--) {
    const at = 80 + below(bytes.length - 80);
    const byte = chance(0.5)
      ? below(256)
      : (of(['"', ',', '\n', '\r', '\0', ' ']).charCodeAt(0) as number);
    bytes = Uint8Array.from([...bytes.slice(0, at), byte, ...bytes.slice(at + below(2))]);
  }
  return chunksOf(bytes, of([100, 333, 1000, 5000]));
}
