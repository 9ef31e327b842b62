import { createHash } from 'node:crypto';
import { beforeEach, expect, it, test } from 'vitest';
import { validateBulkFile } from '../../src';
import { KeyHash } from '../../src/keys/hash';
import { type Ledger, openLedger, type SentRecord } from '../../src/ledger';
import { hashConversion } from '../../src/records/offline-conversion/conversion-key';
import type { TestDatabase } from './cases';
import { secret, sha256 } from './steps';

/** So many questions open a filter of a ledger that is not much larger. */
const many = 6000;
const began = Date.parse('2026-11-02T09:30:00Z');
const minute = 60_000;

interface Conversion {
  readonly microsoftClickId: string;
  readonly conversionName: string;
  readonly conversionTime: number;
}

const conversion = (n: number): Conversion => ({
  microsoftClickId: createHash('sha256').update(`click ${n}`).digest('hex').slice(0, 32),
  conversionName: 'Lead',
  conversionTime: began + n * 1000,
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => conversion(from + i));
const fileOf = (name: string, rows: number) => ({ sha256: sha256(name), rows, bytes: 1 });

/** What a ledger does that is asked about many conversions, whatever its database. */
export function manyQuestions(database: () => TestDatabase): void {
  let ledger: Ledger;
  const open = () =>
    openLedger(database().handle, {
      ...{ account: '1', secret },
      clock: { now: () => began - 1000 * minute },
    });
  const reserve = (records: readonly SentRecord[], name: string, by = ledger) =>
    by.reserve(records, fileOf(name, records.length));
  beforeEach(async () => {
    await database().empty();
    ledger = await open();
  });

  /** Opens questions, and asks as a rule does. */
  function openQuestions() {
    const questions = ledger.openQuestions?.();
    if (!questions) throw new Error('The ledger has no questions.');
    const hash = new KeyHash();
    const isNew = (each: Conversion) =>
      questions.isNew?.(
        hashConversion(hash, {
          ...each,
          ...{ hashedEmailAddress: undefined, hashedPhoneNumber: undefined },
        }),
      );
    /** The states of conversions, by their numbers. */
    const ask = async (from: number, to: number) => {
      const asked: number[] = [];
      for (let n = from; n < to; n++) {
        if (isNew(conversion(n))) continue;
        asked.push(n);
        questions.add(conversion(n));
      }
      const answers = [...(await questions.answer())];
      return answers
        .map(([i, { state }]): [number, string] => [asked[i] as number, state])
        .sort(([a], [b]) => a - b);
    };
    return { ask, isNew };
  }

  test('those about conversions that were sent are answered, before and after the ledger is added to', async () => {
    await reserve([conversion(7), ...range(many, many + 3000)], 'first');
    const { ask, isNew } = openQuestions();
    expect(isNew(conversion(9))).toBe(false);
    expect(await ask(0, many)).toEqual([[7, 'pending']]);
    expect([7, 9, many, many - 1].map((n) => isNew(conversion(n)))).toEqual([
      ...[false, true, false, true],
    ]);
    expect(await ask(0, many)).toEqual([[7, 'pending']]);

    await reserve([conversion(9)], 'second', await open());
    // The ledger was asked before, so that this one may be missed once, and no longer.
    await ask(0, 20);
    expect(isNew(conversion(9))).toBe(false);
    expect(await ask(0, 20)).toEqual([
      [7, 'pending'],
      [9, 'pending'],
    ]);
    expect((await ask(many - 1, many + 3001)).length).toBe(3000);
  });

  test('a reservation that is taken back and made again is answered', async () => {
    const { upload } = await reserve(range(0, 3), 'first');
    await ledger.release(upload);
    const { ask } = openQuestions();
    expect(await ask(0, many)).toEqual([]);
    await reserve(range(0, 3), 'first');
    await ask(0, 20);
    expect(await ask(0, 20)).toEqual([
      [0, 'pending'],
      [1, 'pending'],
      [2, 'pending'],
    ]);
  });

  const rows = 24_000;
  const sentBefore = [7, 19_999, 20_000, 20_990, rows - 1];
  const [restatedSent, restatedUnsent, restatedHere] = [21_000, 21_001, 21_002];
  /** Rows with another spelling are judged one by one. */
  const dashed = new Set([20_000, 20_990]);
  const at = (time: number) => {
    const clock = new Date(time).toLocaleTimeString('en-US', { timeZone: 'UTC' });
    return `11/2/2026 ${clock.replace('\u202f', ' ')}`;
  };

  function rowOf(n: number): string {
    const restated = { [restatedSent]: 1_000_001, [restatedUnsent]: 1_000_002, [restatedHere]: 12 };
    const { microsoftClickId: id, conversionTime } = conversion(restated[n] ?? n);
    const clickId = dashed.has(n)
      ? id.toUpperCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      : id;
    const time = n in restated ? began + (n === restatedHere ? 12_000 : n) : conversionTime;
    const adjusted = n in restated ? `Restate,11/3/2026 11:00:00 PM,2,USD` : ',,,';
    return `Offline Conversion,C-${n},Lead,${at(time)},${clickId},${adjusted}\r\n`;
  }

  const header =
    'Type,Client Id,Conversion Name,Conversion Time,Microsoft Click Id,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code';
  const text = () =>
    `\ufeff${header}\r\nFormat Version,,6.0,,,,,,\r\n${Array.from({ length: rows }, (_, n) => rowOf(n)).join('')}`;

  it.each([true, false])(
    'predicts for a large file what it predicts for a small one, with the screen: %s',
    async (screen) => {
      const restated = { ...conversion(1_000_001), conversionTime: began + restatedSent };
      const { upload } = await reserve([...sentBefore.map(conversion), restated], 'first');
      await ledger.settle(
        upload,
        [...sentBefore.map(conversion), restated].map((record) => ({
          record,
          status: 'accepted' as const,
        })),
      );
      const { issues } = await validateBulkFile(text(), {
        ...{ ledger, screen, now: new Date('2026-11-05T00:00:00Z') },
      });
      expect(
        issues
          .filter(({ code }) => code === 'already-sent' || code === 'original-unknown')
          .map(({ code, row }) => [code, row]),
      ).toEqual([
        ...sentBefore.filter((n) => n < restatedUnsent).map((n) => ['already-sent', n + 2]),
        ['original-unknown', restatedUnsent + 2],
        ['already-sent', rows + 1],
      ]);
    },
  );
}
