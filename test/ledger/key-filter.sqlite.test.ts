import { expect, test } from 'vitest';

import { openLedger, type SentRecord } from '../../src/ledger';

const { DatabaseSync } = process.getBuiltinModule('node:sqlite') as unknown as {
  DatabaseSync: new (path: string) => { exec(sql: string): void; prepare(sql: string): never };
};
const options = { account: '1', secret: '0123456789abcdef' };
const add = (n: number): SentRecord => ({
  conversionName: 'Lead',
  conversionTime: Date.parse('2026-11-02T09:30:00Z') + n * 1000,
  microsoftClickId: n.toString(16).padStart(32, 'a'),
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => add(from + i));
const file = (digit: string, rows: number) => ({ sha256: digit.repeat(64), rows, bytes: 1 });

/** So many questions open a filter. */
const many = 6000;

test('of many questions, those about conversions that were sent are answered, before and after changes', async () => {
  const ledger = await openLedger({ sqlite: new DatabaseSync(':memory:') }, options);
  await ledger.reserve([add(7), ...range(many, many + 3000)], file('1', 3001));
  const questions = ledger.openQuestions?.();
  const ask = async (from: number, to: number) => {
    for (const record of range(from, to)) questions?.add(record);
    return [...((await questions?.answer()) ?? [])].map(([index, { state }]) => [index, state]);
  };
  expect(await ask(0, many)).toEqual([[7, 'pending']]);
  // The filter is open. What is reserved after that is answered all the same.
  expect(await ask(0, many)).toEqual([[7, 'pending']]);
  await ledger.reserve([add(9)], file('2', 1));
  expect(await ask(0, 20)).toEqual([
    [7, 'pending'],
    [9, 'pending'],
  ]);
  expect((await ask(many - 1, many + 3001)).length).toBe(3000);
});

test('what another connection changes is answered', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { tmpdir } = await import('node:os');
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
  try {
    const path = join(folder, 'sent.db');
    const [one, other] = [new DatabaseSync(path), new DatabaseSync(path)];
    const ledger = await openLedger({ sqlite: one }, options);
    const questions = ledger.openQuestions?.();
    for (const record of range(0, many)) questions?.add(record);
    expect((await questions?.answer())?.size).toBe(0);
    await (await openLedger({ sqlite: other }, options)).reserve([add(3)], file('1', 1));
    for (const record of range(0, many)) questions?.add(record);
    expect([...((await questions?.answer()) ?? [])].map(([index]) => index)).toEqual([3]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
