import { describe, expect, it } from 'vitest';
import { placeholders } from '../../src/text/missing';
import { chunksOf } from '../support/cuts';
import { bothWays, countPassed } from './both-ways';
import { columns, odd } from './random-upload';

const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';

/** A right row of each action, by column. */
const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Add: {
    ...{ 'Conversion Value': '17.5', 'Conversion Currency Code': 'USD' },
    ...{ 'External Attribution Credit': '0.5', 'External Attribution Model': 'Linear' },
  },
  Restate: {
    ...{ 'Adjustment Type': 'Restate', 'Adjustment Time': '11/3/2026 9:30:00 AM' },
    ...{ 'Adjustment Value': '12', 'Adjustment Currency Code': 'USD' },
  },
  Retract: { 'Adjustment Type': 'Retract', 'Adjustment Time': '11/3/2026 9:30:00 AM' },
};

/** What stands in a cell that nobody reads, as it is written. */
const raw = [
  ...['', 'a', '"a"', '""', '"a,b"', '"a"b', '"a" ', ' "a"', 'a"b', '"a""b"', '"a\r\nb"', '"a\nb"'],
  ...['a\rb', '"a\rb"', 'a\0', 'é', '"é"', '\u007f', '\u0080', '\ufeff', '\t', 'a\tb', '"', 'a,b'],
];

/** A file in which each odd text, and none, stands in a column, between right rows. */
function fileOf(action: string, column: string): Uint8Array {
  const quoted = (cell: string) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const line = (changed: Readonly<Record<string, string>>, index: number) => {
    const time = `11/2/2026 ${1 + (index % 12)}:${String(index % 60).padStart(2, '0')}:17 AM`;
    const cells: Readonly<Record<string, string>> = {
      ...{ 'Client Id': `order-number-${index}`, 'Conversion Name': 'Lead' },
      ...{
        'Conversion Time': time,
        'Microsoft Click Id': `${1000 + index}`.padStart(32, 'f8'),
        'Hashed Email Address': hash,
      },
      ...rows[action],
      ...changed,
    };
    const texts = [
      'Offline Conversion',
      changed.Name ?? '',
      ...columns.map((name) => cells[name] ?? ''),
    ];
    return `${texts.map((cell, at) => (at === 1 ? cell : quoted(cell))).join()}\r\n`;
  };
  const all = column === 'Name' ? raw : [...odd, '', ...placeholders, ''];
  const lines = all.flatMap((text, i) => [line({}, 2 * i), line({ [column]: text }, 2 * i + 1)]);
  const head = `\ufeffType,Name,${columns}\r\nFormat Version,6.0${','.repeat(columns.length)}\r\n`;
  return new TextEncoder().encode(head + lines.join(''));
}

const cases = Object.keys(rows).flatMap((action) =>
  columns.map((column) => [action, column] as const),
);

describe('each odd text is judged alike with the screen and without it', () => {
  it.each(cases)('%s, %s', async (action, column) => {
    const passed = await countPassed(async () => {
      const { screened, judged } = await bothWays(chunksOf(fileOf(action, column), 3000));
      expect(screened).toEqual(judged);
    });
    expect(passed).toBeGreaterThan(180);
  });
});

it('each text that is written oddly in a cell that nobody reads is judged alike', async () => {
  const passed = await countPassed(async () => {
    for (const size of [200, 3000]) {
      const { screened, judged } = await bothWays(chunksOf(fileOf('Add', 'Name'), size));
      expect(screened).toEqual(judged);
    }
  });
  expect(passed).toBeGreaterThan(2 * raw.length);
});
