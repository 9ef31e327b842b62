import { expect, it } from 'vitest';
import { type AnyRecordType, amount, column, rule, text, validateRecords } from '../../src/index';
import { type Key, KeyHash } from '../../src/keys/hash';
import { hashParts, type KeyParts } from '../../src/keys/parts';
import type { Codec } from '../../src/schema/codec';
import type { FileRule } from '../../src/schema/rule';
import { withScreen } from '../../src/schema/screened';
import { chunksOf } from '../support/cuts';

/** Names of columns, and one action for each text in the column Kind. */
const names = Array.from({ length: 8 }, (_, at) => `c${at}`);
const columns = Object.fromEntries([
  ['kind', column('Kind', text())],
  ...names.map((name) => [name, column(name, text())]),
]);

interface Gadget {
  readonly type?: string;
  readonly texts?: readonly string[];
  readonly change?: object;
}

/** A record type in which each cell is optional. */
function gadget({ type = 'Gadget', texts = ['a', 'b'], change = {} }: Gadget): AnyRecordType {
  const matrix = Object.keys(columns).map((name) => [name, texts.map(() => 'optional')]);
  return {
    ...{ type, actions: texts, columns, matrix: Object.fromEntries(matrix) },
    actionOf: ({ kind = '' }) => (texts.includes(kind) ? kind : undefined),
    actionTexts: { column: 'kind', texts },
    ...{ rules: [], ...change },
  } as unknown as AnyRecordType;
}

/** Cells by column. */
type Row = Readonly<Record<string, string>>;

const usualOrder = ['Type', 'Name', 'Kind', ...names];

function fileOf(type: string, rows: readonly Row[], order: readonly string[]): string {
  const cellsOf = (row: Row) => order.map((name) => row[name] ?? '').join();
  const version = cellsOf({ Type: 'Format Version', Name: '6.0' });
  const lines = rows.map((row) => cellsOf({ Type: type, Kind: 'a', ...row }));
  return `\ufeff${[order.join(), version, ...lines, ''].join('\r\n')}`;
}

const base = gadget({});
const together = (one: string, other: string, action: string) =>
  rule(base, {
    ...{ code: 'acme-apart', severity: 'error', actions: [action] },
    screen: { together: [one, other] },
    message: () => 'One needs the other.',
    check({ cell }, report) {
      const cells = cell as Record<string, string>;
      if ((cells[one] === '') !== (cells[other] === '')) report(undefined);
    },
  });

const hex = (starts: readonly number[]): Codec<string> =>
  withScreen(
    {
      kind: 'hash',
      starts: () => Uint8Array.from({ length: 65536 }, (_, i) => +starts.includes(i)),
    },
    {
      read: (cell, { fault }) =>
        starts.includes(Number.parseInt(cell.slice(0, 4), 16))
          ? fault('text-format', { reason: 'no-text' })
          : cell,
      write: String,
    },
  );

/** Two rows have the same key if the last of its many columns is the same. */
const parts: KeyParts = Array.from({ length: 20 }, (_, at) => [at < 19 ? 'c0' : 'c7', 'text']);
const manyParts: FileRule = {
  remembersKeys: true,
  keys: [parts],
  open() {
    const seen = new Map<string, number>();
    const see = ({ high, low }: Key) => {
      const key = `${high >>> 0} ${low >>> 0}`;
      if (seen.has(key)) return true;
      seen.set(key, seen.size);
      return false;
    };
    return {
      row({ value }, _, report) {
        if (see(hashParts(new KeyHash(), parts, value)))
          report('duplicate' as never, { earlierRow: 1 } as never);
      },
      take(rows, count) {
        const keys = rows.keys(parts as never);
        for (let i = 0; i < count; i++) if (see(keys.at(i))) return i;
        return count;
      },
    };
  },
};
const otherKey: FileRule = {
  ...{ remembersKeys: true, keys: [[['c1', 'text']]] },
  open: () => ({ row() {}, take() {} }),
};

const amounts = ['c0', 'c1', 'c2'].map((name) => [
  name,
  column(name, amount({ max: 10, decimals: 3 })),
]);
const [fine, bad] = [`1234${'a'.repeat(60)}`, `ffff${'a'.repeat(60)}`];

interface Case {
  readonly type: AnyRecordType;
  readonly rows: readonly Row[];
  readonly order?: readonly string[];
}

it.each<[what: string, given: Case]>([
  [
    'more actions than there is room for',
    {
      type: gadget({
        texts: ['a', 'b', 'c', 'd', 'e'],
        change: { columns: { ...columns, ...Object.fromEntries(amounts) } },
      }),
      rows: [
        { Kind: 'e', c0: '1' },
        { Kind: 'a', c0: '1' },
        { Kind: 'e', c0: 'x' },
      ],
      // The table of decimals would stand in the place of what the cells of the last action must be.
      order: ['c0', 'c1', 'c2', 'Name', 'Type', 'c3', 'c4', 'c5', 'Kind', 'c6', 'c7'],
    },
  ],
  [
    'more rules over columns than there is room for',
    {
      type: gadget({
        change: {
          rules: [
            ...Array.from({ length: 33 }, () => together('c0', 'c1', 'a')),
            together('c6', 'c7', 'a'),
            ...Array.from({ length: 4 }, () => together('c0', 'c1', 'b')),
          ],
        },
      }),
      rows: [{ c6: 'x', c7: 'x' }, { Kind: 'b', c6: 'x' }, { c6: 'x' }],
    },
  ],
  [
    'a long text of an action',
    {
      type: gadget({ texts: ['a', 'x'.repeat(260)] }),
      rows: [{ c0: 'x' }, { Kind: 'x'.repeat(260), c0: 'x' }, { Kind: 'xxxx', c0: 'x' }],
    },
  ],
  [
    'a long Type',
    {
      type: gadget({ type: 'G'.repeat(300) }),
      rows: [{ c0: 'x' }, { c1: 'x' }, { Type: 'G'.repeat(44), c0: 'x' }],
    },
  ],
  [
    'a key of more columns than there is room for',
    {
      type: gadget({ change: { fileRules: [manyParts, otherKey] } }),
      rows: Array.from({ length: 20 }, (_, at) => ({ c0: 'x', c7: `x${at}` })),
    },
  ],
  [
    'two columns of hashes that must be asked about different ones',
    {
      type: gadget({
        change: {
          columns: {
            ...columns,
            c0: column('c0', hex([0xffff])),
            c1: column('c1', hex([0x0000])),
          },
        },
      }),
      rows: [{ c0: fine, c1: fine }, { c0: fine }, { c0: bad, c1: fine }],
    },
  ],
  [
    'texts of actions that its function reads in another way',
    {
      type: gadget({ change: { actionOf: ({ kind }: Row) => (kind === 'b' ? undefined : 'a') } }),
      rows: [{ c0: 'x' }, { c1: 'x' }, { Kind: 'b', c0: 'x' }],
    },
  ],
])('a record type with %s finds the same with the screen', async (_, { type, rows, order }) => {
  const all = Array.from({ length: 60 }, () => rows).flat();
  const source = chunksOf(fileOf(type.type, all, order ?? usualOrder), 1500);
  const screened = await validateRecords(type, source);
  const judged = await validateRecords(type, source, { screen: false });
  expect(screened).toEqual(judged);
  expect(judged.rows).toBe(all.length + 1);
});
