import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readOfflineConversions, validateBulkFile } from '../../src/index';
import { chunksOf } from '../support/cuts';
import { collect } from '../support/plain';
import { header, version } from '../torture/nasty';
import { bothWays, countPassed } from './both-ways';
import { now } from './random-upload';
import { resultBothWays } from './results-both-ways';

const samples = readdirSync('samples').filter((name) => name.endsWith('.csv'));

describe('the report and the issues are the same with the screen and without it', () => {
  it.each(samples)('samples/%s', async (name) => {
    for (const size of [64, 1000]) {
      const { screened, judged } = await bothWays(chunksOf(readFileSync(`samples/${name}`), size));
      expect(screened).toEqual(judged);
      const result = await resultBothWays(chunksOf(readFileSync(`samples/${name}`), size));
      expect(result.screened).toEqual(result.judged);
    }
  });
});

// As bytes, it is UTF-16 without a byte order mark; text has been decoded already.
it('a text with a NUL behind each character is the same with the screen and without it', async () => {
  const text = `${'Type,Name'.split('').join('\0')}\0\n`;
  const { screened, judged } = await bothWays(chunksOf(text, 6));
  expect(judged.report.counts).toEqual({ 'type-column': 1 });
  expect(screened).toEqual(judged);
});

/** Right rows, each with a click of its own. */
const rightFile = (rows: number, lineEnd = '\r\n') =>
  [
    `\ufeff${header}`,
    version,
    ...Array.from({ length: rows }, (_, i) => {
      const click = (i + 0x100000).toString(16).padStart(32, 'f894f652ea334e73');
      return `Offline Conversion,,order-number-${i},Lead,11/2/2026 9:30:00 AM,${click}`;
    }),
    '',
  ].join(lineEnd);

describe('most rows of a right file are passed', () => {
  const text = rightFile(3000);
  it.each([
    ['of text', () => text],
    ['of bytes', () => new TextEncoder().encode(text)],
    ['of strings', () => chunksOf(text, 777)],
    ['with LF', () => rightFile(3000, '\n')],
    ['with tabs', () => text.replaceAll(',', '\t')],
    ['with quotes', () => text.replaceAll('Lead', '"Lead"')],
  ])('%s', async (_, source) => {
    const rows = await countPassed(async () => {
      const { screened, judged } = await bothWays(source());
      expect(screened).toEqual(judged);
      expect(screened.report).toMatchObject({ rows: 3001, records: { Add: 3000 } });
    });
    expect(rows).toBeGreaterThan(4000);
  });

  it('and none if the screen is switched off', async () => {
    const rows = await countPassed(() => validateBulkFile(text, { now, screen: false }));
    expect(rows).toBe(0);
  });
});

describe('without the module all rows are judged', () => {
  const { compile } = WebAssembly;
  it.each([
    ['there is no WebAssembly', undefined],
    [
      'there is no room for its memory',
      {
        compile,
        instantiate: () => Promise.reject(new RangeError('Out of memory')),
      },
    ],
    ['a policy forbids it', { compile: () => Promise.reject(new Error('refused by the policy')) }],
  ])('%s', async (_, webAssembly) => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', webAssembly);
    try {
      const reloaded = await import('../../src/index');
      const report = await reloaded.validateBulkFile(rightFile(3000), {
        now,
      });
      expect(report).toMatchObject({ valid: true, rows: 3001, records: { Add: 3000 } });
    } finally {
      vi.unstubAllGlobals();
      vi.resetModules();
    }
  });
});

it('a text is not learned where its column does not apply, even if nobody wants to know', async () => {
  const columns = `${header},Conversion Currency Code,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code`;
  const restate = ',usd,Restate,11/3/2026 9:30:00 AM,12,USD';
  const [, , ...rows] = rightFile(200).split('\r\n').slice(0, -1);
  const lines = rows.map(
    (row, i) => row + (i < 20 ? restate : `,${i === 150 ? 'usd' : 'USD'},,,,`),
  );
  const file = [`\ufeff${columns}`, `${version},,,,,`, ...lines, ''].join('\r\n');
  const severity = { 'not-applicable': 'off' } as const;
  const passed = await countPassed(async () => {
    const { screened, judged } = await bothWays(chunksOf(file, 900), { severity });
    expect(judged.report.counts).toEqual({ 'currency-format': 1 });
    expect(screened).toEqual(judged);
  });
  expect(passed).toBeGreaterThan(300);
});

it('a conversion that was judged is known again where its row is passed, however long its name', async () => {
  const name = '订单完成'.repeat(25);
  // The first rows are judged, because the name is not known yet.
  const [head, versionRow, ...rows] = rightFile(200)
    .replaceAll(',Lead,', `,${name},`)
    .split('\r\n');
  const text = [head, versionRow, ...rows.slice(0, -1), ...rows.slice(0, 3), ''].join('\r\n');
  const { screened, judged } = await bothWays(chunksOf(new TextEncoder().encode(text), 900));
  expect(judged.report.counts).toEqual({ duplicate: 3 });
  expect(screened).toEqual(judged);
});

it('the cells of a passed row stay as they were read, whatever becomes of the memory of its source', async () => {
  const file = Buffer.from(rightFile(600).replaceAll(',Lead,', ',Größe,'));
  async function* source() {
    const memory = Buffer.alloc(4096);
    for (let at = 0; at < file.length; at += memory.length) {
      const length = file.copy(memory, 0, at);
      yield memory.subarray(0, length);
      memory.fill('x');
    }
  }
  const passed = await countPassed(async () => {
    const rows = await collect(readOfflineConversions(source(), { now }));
    const names = new Set(rows.map(({ cells }) => cells.get('Conversion Name')));
    expect([rows.length, [...names]]).toEqual([600, ['Größe']]);
  });
  expect(passed).toBeGreaterThan(500);
});
