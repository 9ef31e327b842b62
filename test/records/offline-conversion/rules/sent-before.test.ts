import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  type Issue,
  type OfflineConversionInput,
  readOfflineConversions,
  splitOfflineConversions,
  validateBulkFile,
  writeOfflineConversions,
} from '../../../../src/index';
import type { SentConversion } from '../../../../src/records/offline-conversion/sent';
import { applyRequests } from '../../../../src/services';
import { issuesOf, on } from '../../../support/issues-of';
import {
  addRow,
  clickId,
  fileOf,
  now,
  type Row,
  restateRow,
  retractRow,
} from '../../../support/rows';
import { everySent, sentByClick } from '../../../support/sent';
import { withoutMessage } from '../../../support/without-message';

type Answer = Partial<SentConversion> | undefined;
const moment = (text: string) => Date.parse(text);
const add = { severity: 'error', ...on(2, 'Add', 'C-1') };
const restate = { severity: 'error', ...on(2, 'Restate', 'C-2') };
const retract = { severity: 'error', ...on(2, 'Retract', 'C-3') };
const sent = { code: 'already-sent' };
const unknown = { code: 'original-unknown' };
const retracted = { code: 'already-retracted' };
const order = { code: 'adjustment-order', column: 'Adjustment Time' };
const tooSoon = { code: 'adjustment-too-soon', severity: 'warning' };
/** The conversion of the rows is at 10:00 on February 1, its adjustment at 9:00 on February 10. */
const before = moment('2026-02-01T09:59:59Z');
const after = moment('2026-02-01T10:00:01Z');

type Case = [title: string, row: Row, answer: Answer, since: number, ...issues: object[]];

describe.each([true, false])('with the screen: %s', (screen) => {
  test.each<Case>([
    ['an Add that was never sent', addRow, undefined, 0],
    ['an Add on its way', addRow, { state: 'pending' }, 0, { ...sent, ...add }],
    ['an Add that was accepted', addRow, { state: 'accepted' }, 0, { ...sent, ...add }],
    ['an Add that was retracted', addRow, { state: 'retracted' }, 0, { ...sent, ...add }],
    ['an Add that was rejected', addRow, { state: 'rejected' }, 0],
    ['an Add with an unknown outcome', addRow, { state: 'unknown' }, 0],

    ['a Restate of an accepted Add', restateRow, { state: 'accepted' }, 0],
    ['a Restate of an unknown Add', restateRow, undefined, 0, { ...unknown, ...restate }],
    ['a Retract of an unknown Add', retractRow, undefined, 0, { ...unknown, ...retract }],
    ['of a rejected Add', restateRow, { state: 'rejected' }, 0, { ...unknown, ...restate }],
    ['of a lost Add', restateRow, { state: 'unknown' }, 0, { ...unknown, ...restate }],
    ['of an Add on its way', restateRow, { state: 'pending' }, 0, { ...unknown, ...restate }],
    ['of one the ledger could know', restateRow, undefined, before, { ...unknown, ...restate }],
    [
      'of one older than the ledger',
      restateRow,
      undefined,
      after,
      { ...unknown, ...restate, severity: 'warning' },
    ],
    [
      'of a rejected one older than the ledger',
      restateRow,
      { state: 'rejected' },
      after,
      { ...unknown, ...restate },
    ],

    [
      'a Restate of a retracted one',
      restateRow,
      { state: 'retracted' },
      0,
      { ...retracted, ...restate },
    ],
    ['a second Retract', retractRow, { state: 'retracted' }, 0, { ...retracted, ...retract }],

    ['a Restate after the last', restateRow, { adjustedAt: moment('2026-02-10T08:59:59Z') }, 0],
    [
      'a Restate at the time of the last',
      restateRow,
      { adjustedAt: moment('2026-02-10T09:00:00Z') },
      0,
      { ...order, ...restate },
    ],
    [
      'a Retract before the last Restate',
      retractRow,
      { adjustedAt: moment('2026-02-10T09:00:01Z') },
      0,
      { ...order, ...retract },
    ],

    ['six hours after the Add', restateRow, { acceptedAt: moment('2026-02-28T18:00:00Z') }, 0],
    [
      'less than six hours after the Add',
      restateRow,
      { acceptedAt: moment('2026-02-28T18:00:01Z') },
      0,
      { ...restate, ...tooSoon },
    ],
  ])('%s', async (_, row, answer, since, ...issues) => {
    expect(await issuesOf([row], { ledger: everySent(answer, since), screen })).toEqual(issues);
  });

  test('an adjustment of a conversion that the same file adds', async () => {
    const rows = [addRow, restateRow, { ...addRow, 'Client Id': 'C-4' }];
    const found = await issuesOf(rows, { ledger: everySent(undefined), screen });
    // The ledger adds nothing: these are those of the file alone.
    expect(found).toEqual(await issuesOf(rows, { screen }));
    expect(found.map(({ code }) => code)).toEqual([
      'adjustment-same-file',
      'duplicate',
      'adjustment-before-add',
    ]);
  });

  test('an adjustment of a conversion whose Add is on its way, and is left out of the file', async () => {
    const found = await issuesOf([addRow, restateRow], {
      ledger: everySent({ state: 'pending' }),
      screen,
    });
    expect(found.map(({ code, row }) => [row, code])).toEqual([
      [2, 'already-sent'],
      [3, 'adjustment-same-file'],
      [3, 'original-unknown'],
    ]);
  });

  test('a record with an error is not looked up', async () => {
    const asked: unknown[] = [];
    const ledger = {
      since: 0,
      known: async (conversions: readonly unknown[]) => {
        asked.push(...conversions);
        return conversions.map(() => undefined);
      },
    };
    const wrong = { ...addRow, 'Conversion Time': 'yesterday' };
    await issuesOf([wrong, { ...addRow, 'Client Id': 'C-9' }], { ledger, screen });
    expect(asked).toEqual([
      expect.objectContaining({ microsoftClickId: clickId, conversionName: 'Signed contract' }),
    ]);
  });

  test('a conversion is asked for with all that tells it from others', async () => {
    const asked: unknown[] = [];
    const ledger = {
      since: 0,
      known: async (conversions: readonly unknown[]) => {
        asked.push(...conversions);
        return conversions.map(() => undefined);
      },
    };
    const email = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
    const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';
    const hashed = { 'Hashed Email Address': email, 'Hashed Phone Number': phone };
    const conversionTime = moment('2026-02-01T10:00:00Z');
    const rows = [
      { ...addRow, ...hashed },
      { ...addRow, ...hashed, 'Microsoft Click Id': '', 'Client Id': 'C-9' },
    ];
    await issuesOf(rows, { ledger, screen });
    const hashes = { hashedEmailAddress: email, hashedPhoneNumber: phone };
    const same = { conversionName: 'Signed contract', conversionTime, ...hashes };
    expect(asked).toEqual([
      { ...same, microsoftClickId: clickId },
      { ...same, microsoftClickId: undefined },
    ]);
  });

  test('many rows are looked up together, and each gets its own answer', async () => {
    const ids = Array.from({ length: 25_000 }, (_, n) => `${n.toString(16).padStart(31, '0')}a`);
    const rows = ids.map((id, n) => ({
      ...addRow,
      'Client Id': `C${n}`,
      'Microsoft Click Id': id,
    }));
    const answers = {
      [ids[0] as string]: {},
      [ids[12_345] as string]: {},
      [ids[24_999] as string]: {},
    };
    const sizes: number[] = [];
    const { since, known } = sentByClick(answers);
    const ledger = {
      since,
      known(conversions: Parameters<typeof known>[0]) {
        sizes.push(conversions.length);
        return known(conversions);
      },
    };
    const read: [number, boolean][] = [];
    const severity = { 'hash-repeated': 'off' } as const;
    const report = await validateBulkFile(fileOf(rows), { now, ledger, screen, severity });
    expect(
      report.issues.map(({ code, row, line, clientId }) => [code, row, line, clientId]),
    ).toEqual([
      ['already-sent', 2, 3, 'C0'],
      ['already-sent', 12_347, 12_348, 'C12345'],
      ['already-sent', 25_001, 25_002, 'C24999'],
    ]);
    expect(sizes.reduce((a, b) => a + b)).toBe(25_000);
    expect(sizes.length).toBeLessThan(4);
    const options = { now, ledger: sentByClick(answers), screen };
    for await (const { row, record, issues } of readOfflineConversions(fileOf(rows), options))
      if (issues.length > 0) read.push([row, record === undefined]);
    expect(read).toEqual([
      [2, true],
      [12_347, true],
      [25_001, true],
    ]);
  });
});

test('a result file is not looked up', async () => {
  const options = { now, kind: 'result', ledger: everySent({}) } as const;
  expect((await validateBulkFile(fileOf([addRow]), options)).issues).toEqual([]);
});

test('a severity applies', async () => {
  const options = { ledger: everySent({}), severity: { 'already-sent': 'off' } } as const;
  expect(await issuesOf([addRow], options)).toEqual([]);
});

const input = (at: string, id = clickId): OfflineConversionInput => ({
  ...{ clientId: at, conversionName: 'Signed contract', conversionTime: `2026-02-01T10:00:${at}Z` },
  microsoftClickId: id,
});
const other = `${'a'.repeat(31)}b`;
/** The second was sent before. */
const inputs = [input('00'), input('01', other), input('02'), input('02')];
const ledger = sentByClick({ [other]: {} });

describe('on the way out', () => {
  const skips: [number, readonly Issue[]][] = [];
  const issues: Issue[] = [];
  const options = {
    ...({ now, ledger, onInvalid: 'skip' } as const),
    onSkip: ({ index, issues: found }: { index: number; issues: readonly Issue[] }) =>
      skips.push([index, found]),
    onIssue: (issue: Issue) => issues.push(issue),
  };
  /** The record that was sent before takes no row, so that those after it count without it. */
  function check(at: (row: number) => object): void {
    const [[index, found = []] = []] = skips.splice(0);
    expect([index, withoutMessage(found)]).toEqual([
      1,
      [{ ...sent, severity: 'error', action: 'Add', clientId: '01', ...at(3) }],
    ]);
    expect(withoutMessage(issues.splice(0)).filter(({ code }) => code === 'duplicate')).toEqual([
      { code: 'duplicate', severity: 'warning', action: 'Add', clientId: '02', ...at(4) },
    ]);
  }

  test.each(['list', 'stream'])('writing a %s', async (kind) => {
    let text = '';
    for await (const piece of writeOfflineConversions(
      kind === 'list' ? inputs : streamOf(inputs),
      options,
    ))
      text += new TextDecoder().decode(piece);
    expect(text.match(/,0[0-9],Signed/g)).toEqual([',00,Signed', ',02,Signed', ',02,Signed']);
    check((row) => ({ line: row + 1, row }));
  });

  test('splitting', async () => {
    const files = [];
    for await (const { records } of splitOfflineConversions(inputs, { ...options, maxRows: 2 }))
      files.push(records);
    expect(files).toEqual([2, 1]);
    check((row) => ({ line: row + 1, row }));
  });

  test('requests', async () => {
    const rows = [];
    for await (const request of applyRequests(inputs, options)) rows.push(...request.rows);
    expect(rows).toEqual([0, 2, 3]);
    const places = [0, 0, 0, 1, 3];
    check((row) => ({ line: 0, row: places[row] }));
  });

  test('a record that is thrown', async () => {
    const files = splitOfflineConversions(inputs, { now, ledger });
    await expect(files.next()).rejects.toMatchObject({
      index: 1,
      issues: [{ code: 'already-sent' }],
    });
  });

  test('a single record cannot be looked up', () => {
    expect(() => checkOfflineConversion(input('00'), { now, ledger })).toThrow(
      new TypeError(
        'A single record is checked at once, so it cannot be looked up. Leave out the option "ledger".',
      ),
    );
  });
});

test.each([{}, 'ledger', { known: async () => [] }])(
  'the option is no ledger: %j',
  async (wrong) => {
    await expect(validateBulkFile('', { ledger: wrong as never })).rejects.toThrow(
      new TypeError('Option "ledger" must be a ledger.'),
    );
  },
);

test('the reason of a ledger that fails is thrown', async () => {
  const reason = new Error('The database is gone.');
  const failing = { since: 0, known: () => Promise.reject(reason) };
  const options = { now, ledger: failing };
  await expect(validateBulkFile(fileOf([addRow]), options)).rejects.toBe(reason);
  await expect(readOfflineConversions(fileOf([addRow]), options).next()).rejects.toBe(reason);
  await expect(writeOfflineConversions([input('00')], options).next()).rejects.toBe(reason);
});

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items;
}
