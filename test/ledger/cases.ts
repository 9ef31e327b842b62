import { beforeEach, expect, it, test } from 'vitest';
import {
  isLedgerError,
  type Ledger,
  type LedgerConversion,
  type LedgerHandle,
  openLedger,
  type ReservedFile,
} from '../../src/ledger';
import { uploadStates } from '../../src/ledger/store';
import { histories } from './histories';
import {
  accepted,
  add,
  began,
  clickIdOf,
  conversion,
  day,
  minute,
  type Name,
  rejected,
  restate,
  retract,
  secret,
  sha256,
  type TestClock,
  takeSteps,
  testClock,
} from './steps';

/** A database of the tests, empty before each of them. */
export interface TestDatabase {
  readonly handle: LedgerHandle;
  empty(): Promise<void>;
}

/** What a ledger does, whatever its database. */
export function ledgerCases(database: () => TestDatabase): void {
  let clock: TestClock;
  let ledger: Ledger;
  const open = (account = '4711', options = {}) =>
    openLedger(database().handle, { account, secret, clock, ...options });
  beforeEach(async () => {
    await database().empty();
    clock = testClock();
    ledger = await open();
  });

  test.each(histories)('$what', (history) => takeSteps(ledger, clock, history));

  it('gives one answer for each conversion, in their order', async () => {
    await ledger.reserve([add('a'), add('c')], { sha256: sha256('first'), rows: 2, bytes: 9 });
    const found = await ledger.known([...'cabacb'].map((name) => conversion(name as Name)));
    expect(found.map((sent) => sent?.state)).toEqual([
      ...['pending', 'pending', undefined, 'pending', 'pending', undefined],
    ]);
    expect(await ledger.known([])).toEqual([]);
  });

  it('knows a conversion in all its forms', async () => {
    const id = '0123456789abcdef0123456789abcdef';
    const rest = { conversionName: 'Lead', hashedEmailAddress: 'ab'.repeat(32) };
    const written = { microsoftClickId: id, conversionTime: new Date(began), ...rest };
    await ledger.reserve([written], { sha256: sha256('first'), rows: 1, bytes: 9 });
    const dashed = '01234567-89AB-CDEF-0123-456789ABCDEF';
    const states = await ledger.known([
      { ...written, microsoftClickId: dashed, conversionTime: began + 999 },
      { ...written, hashedEmailAddress: 'AB'.repeat(32) },
      { ...written, hashedPhoneNumber: 'ab'.repeat(32) },
      { ...written, conversionTime: began + 1000 },
      { ...written, conversionName: 'lead' },
    ]);
    expect(states.map((sent) => sent?.state)).toEqual([
      ...['pending', 'pending', undefined, undefined, undefined],
    ]);
  });

  it('lists uploads, open or closed', async () => {
    const [one, two] = await Promise.all([
      ledger.reserve([add('a'), restate('a', 20)], {
        sha256: sha256('1').toUpperCase(),
        rows: 2,
        bytes: 9,
      }),
      ledger.reserve([add('b')], { sha256: sha256('2'), rows: 1, bytes: 8 }),
    ]);
    const [first, second] = [one.upload, two.upload];
    clock.time += minute;
    const entry = {
      step: 'received',
      requestId: 'r-1',
      uploadUrl: 'https://x.invalid',
      rows: 2,
    } as const;
    await ledger.keep(first, entry);
    await ledger.settle(second, [accepted(add('b'))]);
    const listed = {
      open: {
        ...{ upload: first, state: 'processing', sha256: sha256('1'), rows: 2, bytes: 9 },
        ...{ conversions: 1, requestId: 'r-1', entry, made: new Date(began), settled: undefined },
      },
      closed: {
        ...{ upload: second, state: 'settled', sha256: sha256('2'), rows: 1, bytes: 8 },
        ...{ conversions: 1, requestId: undefined, entry: undefined },
        ...{ made: new Date(began), settled: new Date(began + minute) },
      },
    };
    expect(await ledger.uploads({ open: true })).toEqual([listed.open]);
    expect(await ledger.uploads({ open: false })).toEqual([listed.closed]);
    expect(new Set(await ledger.uploads())).toEqual(new Set([listed.open, listed.closed]));
  });

  it('counts, and yields its conversions by their keys', async () => {
    const records = [add('a'), add('b'), add('c'), restate('old', 30)];
    const { upload } = await ledger.reserve(records, {
      sha256: sha256('1'),
      rows: 4,
      bytes: 9,
    });
    const outcomes = [accepted(add('a')), rejected(add('b'), 5507), accepted(restate('old', 30))];
    await ledger.settle(upload, outcomes);
    const { upload: second } = await ledger.reserve([retract('a', 40), add('d')], {
      ...{ sha256: sha256('2'), rows: 2, bytes: 9 },
    });
    const zero = Object.fromEntries(uploadStates.map((state) => [state, 0]));
    expect(await ledger.status()).toEqual({
      conversions: { pending: 1, accepted: 1, rejected: 1, unknown: 1, retracted: 1 },
      uploads: { ...zero, planned: 1, settled: 1 },
      since: began,
      oldestOpen: new Date(began),
    });

    const listed: LedgerConversion[] = [];
    for await (const each of ledger.conversions()) listed.push(each);
    const keys = listed.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
    for (const key of keys) expect(key).toMatch(/^[\da-f]{32}$/);
    const rest = { error: undefined, acceptedAt: undefined, adjustedAt: undefined };
    const expires = new Date(Date.UTC(2027, 2, 31));
    const at = (minutes: number) => new Date(began + minutes * minute);
    expect(new Set(listed.map(({ key, ...each }) => each))).toEqual(
      new Set([
        {
          ...rest,
          state: 'retracted',
          upload: second,
          acceptedAt: at(0),
          adjustedAt: at(40),
          expires,
        },
        { ...rest, state: 'rejected', upload, error: 5507, expires },
        { ...rest, state: 'unknown', upload, expires },
        {
          ...rest,
          state: 'accepted',
          upload,
          adjustedAt: at(30),
          expires: new Date(+expires - day),
        },
        { ...rest, state: 'pending', upload: second, expires },
      ]),
    );
  });

  it('forgets conversions and closed uploads after 120 days', async () => {
    const first = await ledger.reserve([add('a'), restate('old', 1)], {
      sha256: sha256('1'),
      rows: 2,
      bytes: 9,
    });
    await ledger.settle(first.upload, [accepted(add('a'))]);
    await ledger.reserve([add('b')], { sha256: sha256('2'), rows: 1, bytes: 9 });
    const after = (days: number) => new Date(began + days * day);
    expect(await ledger.prune(after(120))).toEqual({ conversions: 0, uploads: 0 });
    // The day before began, as a whole day.
    expect(await ledger.prune(after(121))).toEqual({ conversions: 1, uploads: 1 });
    clock.time += 122 * day;
    expect(await ledger.prune()).toEqual({ conversions: 2, uploads: 0 });
    expect((await ledger.uploads()).map(({ state }) => state)).toEqual(['planned']);
    expect((await ledger.status()).conversions).toEqual({
      ...{ pending: 0, accepted: 0, rejected: 0, unknown: 0, retracted: 0 },
    });
  });

  it('keeps accounts apart', async () => {
    clock.time += day;
    const other = await open('4712');
    const file = { sha256: sha256('1'), rows: 1, bytes: 9 };
    const [one, two] = [
      await ledger.reserve([add('a')], file),
      await other.reserve([add('a')], file),
    ];
    expect(one.upload).not.toBe(two.upload);
    await other.settle(two.upload, [accepted(add('a'))]);
    const states = [await ledger.known([add('a')]), await other.known([add('a')])];
    expect(states.map(([sent]) => sent?.state)).toEqual(['pending', 'accepted']);
    expect([ledger.since, other.since]).toEqual([began, began + day]);
    expect((await other.uploads()).map(({ upload }) => upload)).toEqual([two.upload]);
    await expect(other.settle(one.upload, [])).rejects.toThrow(
      `The ledger of this account has no upload ${one.upload}.`,
    );
  });

  it('is found again, with the same beginning', async () => {
    await ledger.reserve([add('a')], { sha256: sha256('1'), rows: 1, bytes: 9 });
    clock.time += day;
    const again = await open();
    expect(again.since).toBe(began);
    expect((await again.known([add('a')]))[0]?.state).toBe('pending');
  });

  it('takes a secret as bytes or as text', async () => {
    await ledger.reserve([add('a')], { sha256: sha256('1'), rows: 1, bytes: 9 });
    const again = await open('4711', { secret: new TextEncoder().encode(secret) });
    expect((await again.known([add('a')]))[0]?.state).toBe('pending');
  });

  it('refuses another secret, and goes on with its own', async () => {
    const failure = await open('4711', { secret: `${secret}!` }).catch((cause: unknown) => cause);
    expect(isLedgerError(failure) && [failure.reason, failure.message]).toEqual([
      'secret',
      'The ledger was made with another secret. Open it with that secret: without it, no conversion can be found again.',
    ]);
    expect((await open()).since).toBe(began);
  });

  it('settles by outcomes of result files, with cells instead of records', async () => {
    const { upload } = await ledger.reserve([add('a'), add('b'), add('c')], {
      ...{ sha256: sha256('1'), rows: 3, bytes: 9 },
    });
    const cells = (name: Name, more: Readonly<Record<string, string>> = {}) =>
      new Map([
        ['Conversion Name', 'Lead'],
        ['Conversion Time', '11/30/2026 12:10:00 PM'],
        ['Microsoft Click Id', clickIdOf(name)],
        ...Object.entries(more),
      ]);
    const base = { line: 1, row: 1, clientId: undefined, hasRecord: true };
    const errors = [{ number: 5507, code: 'X', advice: 'fix', meaning: 'X', rules: [] }] as const;
    const settlement = await ledger.settle(upload, [
      { ...base, status: 'accepted', errors: [], cells: cells('a') },
      { ...base, status: 'rejected', errors, cells: cells('b') },
      { ...base, status: 'rejected', errors, cells: cells('c', { 'Conversion Time': 'noon' }) },
      { ...base, status: 'rejected', errors, cells: new Map(), hasRecord: false },
    ]);
    expect(settlement).toEqual({
      ...{ accepted: 1, rejected: 1, unknown: 0, missing: 1, foreign: 0, unreadable: 1 },
    });
    const states = await ledger.known([add('a'), add('b'), add('c')]);
    expect(states.map((sent) => sent?.state)).toEqual(['accepted', 'rejected', 'unknown']);
  });

  it('lets one of two processes send a file that both have reserved', async () => {
    const file = { sha256: sha256('1'), rows: 1, bytes: 9 };
    const { upload } = await ledger.reserve([add('a')], file);
    const other = await open();
    expect(await other.reserve([add('a')], file)).toEqual({ upload, refused: [] });
    await ledger.keep(upload, { step: 'url', requestId: 'one' });
    const message = `Upload ${upload} is being sent by another process.`;
    await expect(other.keep(upload, { step: 'url', requestId: 'other' })).rejects.toThrow(message);
    // It has seen now how far the upload is, and goes on in its place.
    await other.uploads();
    await other.keep(upload, { step: 'url', requestId: 'other' });
    await expect(ledger.keep(upload, { step: 'post', requestId: 'one' })).rejects.toThrow(message);
    await other.keep(upload, { step: 'post', requestId: 'other' });
    expect((await ledger.uploads())[0]?.requestId).toBe('other');
  });

  it('reserves each conversion once, whoever is first', async () => {
    const other = await open();
    const records = Array.from({ length: 300 }, (_, i) => ({
      ...add('a'),
      conversionTime: began + i * 1000,
    }));
    const ledgers = [ledger, other, ledger, other];
    const reservations = await Promise.all(
      ledgers.map((each, i) =>
        each.reserve(i % 2 ? records : records.slice().reverse(), {
          sha256: sha256(`${i}`),
          rows: 300,
          bytes: 9,
        }),
      ),
    );
    const taken = reservations.filter(({ upload }) => upload !== 0);
    expect(taken).toHaveLength(1);
    for (const { refused } of reservations.filter((each) => !taken.includes(each)))
      expect(refused.map(({ index }) => index)).toEqual(records.map((_, index) => index));
    expect((await ledger.status()).conversions.pending).toBe(300);
    expect(await ledger.uploads()).toHaveLength(1);
  });

  it('takes records from a stream, and passes its failure on', async () => {
    async function* records() {
      yield add('a');
      throw new Error('The stream broke.');
    }
    const reserving = ledger.reserve(records(), { sha256: sha256('1'), rows: 1, bytes: 9 });
    await expect(reserving).rejects.toThrow('The stream broke.');
    expect(await ledger.uploads()).toEqual([]);
    expect(await ledger.known([add('a')])).toEqual([undefined]);
  });

  test.each<[file: object, message: string]>([
    [{ sha256: 'x', rows: 1, bytes: 1 }, 'Option "sha256" must be 64 hex digits.'],
    [{ sha256: sha256('1'), rows: -1, bytes: 1 }, 'Option "rows" must be at least 0.'],
    [{ sha256: sha256('1'), rows: 1, bytes: -1 }, 'Option "bytes" must be at least 0.'],
  ])('refuses to reserve for %j', async (file, message) => {
    await expect(ledger.reserve([add('a')], file as ReservedFile)).rejects.toThrow(
      new TypeError(message),
    );
    expect(await ledger.uploads()).toEqual([]);
  });
}
