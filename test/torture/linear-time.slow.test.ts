import { describe, expect, it } from 'vitest';
import { csvItems } from '../../src/cli/input/csv';
import { readPropertyNames } from '../../src/cli/input/property-names';
import { hashEmail, validateBulkFile } from '../../src/index';
import { growth, mostGrowth } from './growth';
import { add, header, version } from './nasty';

const start = `\ufeff${header}\r\n${version}\r\n`;
/** Marks that a Unicode form must sort: this is what takes the square of their number. */
const unsorted = '\u0301\u0316';

/** What is repeated is so as often as makes a small reading take some milliseconds. */
const files: Record<string, readonly [size: number, file: (size: number) => string]> = {
  'quotes in a quoted cell': [100_000, (n) => `${start}${add('a', '"'.repeat(2 * n))}\r\n`],
  'quotes that are never closed': [100_000, (n) => `${start}${'"'.repeat(2 * n + 1)}`],
  'quotes instead of a header': [100_000, (n) => '"'.repeat(2 * n)],
  'a quote on each line': [20_000, (n) => `${start}${'"\n'.repeat(n)}`],
  'text after a quote on each line': [20_000, (n) => `${start}${'"a"b\n'.repeat(n)}`],
  'a quoted cell of line ends': [200_000, (n) => `${start}${add('a', `"${'\r\n'.repeat(n)}"`)}\n`],
  'rows of lines in a quoted cell': [
    7_000,
    (n) => start + `${add('a', `"${'x\n'.repeat(n)}"`)}\n`.repeat(8),
  ],
  'lone CR in a cell': [200_000, (n) => `${start}${add('a', '\r'.repeat(n))}\r\n`],
  'blank lines': [100_000, (n) => `${start}${'\r\n'.repeat(n)}`],
  'blank lines before the header': [200_000, (n) => `\ufeff${'\n'.repeat(n)}${header}\n`],
  'blank lines of CR': [50_000, (n) => `${header}\r${version}\r${'\r'.repeat(n)}`],
  'byte order marks': [200_000, (n) => `${'\ufeff'.repeat(n)}${header}\n`],
  'columns of their own names': [
    4_000,
    (n) => `\ufeff${header},${Array.from({ length: n }, (_, i) => `Column ${i}`)}\n${version}\n`,
  ],
  'columns of one name': [15_000, (n) => `\ufeff${header}${',Name'.repeat(n)}\n${version}\n`],
  'cells beyond the header': [15_000, (n) => `${start}${`${','.repeat(n)}x\n`.repeat(4)}`],
  'rows of Types of their own': [
    5_000,
    (n) => start + Array.from({ length: n }, (_, i) => `Type ${i}\n`).join(''),
  ],
  'a Type of marks that must be sorted': [5_000, (n) => `${start}a${unsorted.repeat(n)}\r\n`],
  'a header of such marks': [5_000, (n) => `\ufeff${header},a${unsorted.repeat(n)}\r\n`],
  'a Type of letters that are many in another form': [50_000, (n) => `${start}${'ﷺ'.repeat(n)}\n`],
};

const now = new Date('2026-11-21T12:00:00Z');

describe('four times as much of it takes about four times as long', () => {
  it.each(Object.entries(files))('%s', async (_, [size, file]) => {
    const make = (n: number) => {
      const text = file(n);
      return () => validateBulkFile(text, { now });
    };
    expect(await growth(size, make)).toBeLessThan(mostGrowth);
  });

  it.each<[row: string, row: (size: number) => string]>([
    ['a cell', (n) => add('a', 'x'.repeat(n))],
    ['a quoted cell', (n) => add('a', `"${'x'.repeat(n)}"`)],
    ['a quoted cell of lines', (n) => add('a', `"${'x\n'.repeat(n / 2)}"`)],
    ['a quoted cell of quotes', (n) => add('a', `"${'""'.repeat(n / 2)}"`)],
    ['a row of many cells', (n) => add('a', ','.repeat(n))],
  ])('%s in pieces of one byte', async (_, row) => {
    const make = (n: number) => {
      const bytes = Buffer.from(`${start}${row(n)}\r\n`);
      function* pieces() {
        for (const byte of bytes) yield Uint8Array.of(byte);
      }
      return () => validateBulkFile(pieces(), { now });
    };
    expect(await growth(12_000, make)).toBeLessThan(mostGrowth);
  });

  it.each([' ', '0', '1.', 'a-', '%40', '@', '+', '1/', '0 (', 'a1', '🦆', ' \t', '\0', '=', '"'])(
    'every cell is %j over and over',
    async (piece) => {
      const make = (n: number) => {
        const cell = `"${piece.repeat(n).replaceAll('"', '""')}"`;
        const rows = header.split(',').map((name) =>
          header
            .split(',')
            .map((each) => (each === name ? cell : each === 'Type' ? 'Offline Conversion' : ''))
            .join(),
        );
        const text = `${start}${rows.join('\n')}\n`;
        return () => validateBulkFile(text, { now });
      };
      expect(await growth(30_000, make)).toBeLessThan(mostGrowth);
    },
  );

  it.each(['a', '.', '+', ' ', '@', unsorted])('an address of %j to hash', async (piece) => {
    const make = (n: number) => () =>
      hashEmail(`${piece.repeat(n)}@contoso.com`).catch((cause) => cause);
    expect(await growth(piece === unsorted ? 5_000 : 500_000, make)).toBeLessThan(mostGrowth);
  });

  it('a CSV of objects with columns of their own', async () => {
    const make = (n: number) => {
      const bytes = Buffer.from(`clientId,${Array.from({ length: n }, (_, i) => `c${i}`)}\na\n`);
      return async () => {
        async function* pieces() {
          yield bytes;
        }
        for await (const { object } of csvItems('in.csv', pieces(), readPropertyNames()))
          expect(object).toEqual({ clientId: 'a' });
      };
    };
    expect(await growth(15_000, make)).toBeLessThan(mostGrowth);
  });
});
