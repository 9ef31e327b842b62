import { describe, expect, it, test } from 'vitest';
import {
  type Issue,
  offlineConversionGoal,
  readOfflineConversions,
  readRecords,
} from '../../../src/index';
import { applyRequests } from '../../../src/services';
import { add, clickId, moment, requestsOf, restate } from '../../support/requests';

/** Creates records, and counts how many were requested and whether the source was closed. */
function watchRecords(count: number) {
  const seen = { requested: 0, isClosed: false };
  function* records() {
    try {
      for (let i = 0; i < count; i++) {
        seen.requested++;
        yield add(i);
      }
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, records: records() };
}

const options = { now: moment, maxItems: 2 };

describe('the source of the records is closed', () => {
  it('when the loop is left', async () => {
    const { seen, records } = watchRecords(9);
    for await (const _ of applyRequests(records, options)) break;
    expect(seen).toEqual({ requested: 2, isClosed: true });
  });

  it('when the loop throws', async () => {
    const { seen, records } = watchRecords(9);
    const loop = async () => {
      for await (const { rows } of applyRequests(records, options)) throw new Error(`at ${rows}`);
    };
    await expect(loop()).rejects.toThrow('at 0,1');
    expect(seen).toEqual({ requested: 2, isClosed: true });
  });

  test.each(['onProgress', 'onIssue', 'onSkip'] as const)('when %s throws', async (name) => {
    const { seen, records } = watchRecords(9);
    const source = (function* () {
      if (name === 'onIssue') yield* [add(0), add(0)];
      if (name === 'onSkip') yield { ...add(0), conversionName: '' };
      yield* records;
    })();
    const failing = {
      ...options,
      onInvalid: 'skip' as const,
      [name]: () => {
        throw new Error(`${name} failed`);
      },
    };
    await expect(applyRequests(source, failing).next()).rejects.toThrow(`${name} failed`);
    expect(await source.next()).toEqual({ done: true, value: undefined });
    expect(seen.requested).toBe(name === 'onProgress' ? 2 : 0);
  });

  it('when a record is wrong', async () => {
    const { seen, records } = watchRecords(9);
    const goals = [{ name: 'Another' }];
    await expect(applyRequests(records, { ...options, goals }).next()).rejects.toThrow('Record 0');
    expect(seen).toEqual({ requested: 1, isClosed: true });
  });

  it('by an abort, even while it is pending', async () => {
    const controller = new AbortController();
    let isClosed = false;
    const records = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        return: async () => {
          isClosed = true;
          return { done: true, value: undefined } as const;
        },
      }),
    };
    const next = applyRequests(records, { ...options, signal: controller.signal }).next();
    controller.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    expect(isClosed).toBe(true);
  });
});

describe('an abort', () => {
  it('before the first request leaves none', async () => {
    const { seen, records } = watchRecords(9);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(applyRequests(records, { ...options, signal }).next()).rejects.toThrow('enough');
    expect(seen.requested).toBe(0);
  });

  test.each([
    ['the last two', [add(1), restate(2)]],
    ['an Add and its adjustment', [add(1), restate(2), restate(1), add(3), add(4), add(5)]],
  ])('between two requests leaves no other: %s', async (_, records) => {
    const controller = new AbortController();
    const requests = applyRequests(records, { ...options, signal: controller.signal });
    expect((await requests.next()).value).toMatchObject({ rows: [0] });
    controller.abort(new Error('enough'));
    await expect(requests.next()).rejects.toThrow('enough');
  });
});

test('records are checked, and a request is made, only when it is requested', async () => {
  const { seen, records } = watchRecords(9);
  const requests = applyRequests(records, options);
  await Promise.resolve();
  expect(seen.requested).toBe(0);
  for (const count of [2, 4, 6]) {
    await requests.next();
    expect(seen.requested).toBe(count);
  }
});

describe('what only all records show is reported after the last', () => {
  const day = (index: number) => ({
    ...add(index),
    conversionTime: new Date(Date.UTC(2026, 10, 2 + (index % 9))),
  });
  const many = <T>(record: (index: number) => T) => Array.from({ length: 60 }, (_, i) => record(i));
  const atLast = { line: 0, row: 59, severity: 'warning' };

  test.each<[what: string, records: object[], issue: object]>([
    ['times at midnight', many(day), { code: 'all-at-midnight', facts: { count: 60 } }],
    [
      'values of 0',
      many((i) => ({ ...add(i), conversionValue: 0 })),
      { code: 'all-zero', column: 'Conversion Value', facts: { count: 60 } },
    ],
    [
      'one Client Id',
      many((i) => ({
        ...add(i),
        clientId: 'campaign-1',
        conversionTime: new Date(Date.UTC(2026, 10, 2, 9, i)),
      })),
      { code: 'client-id-repeated', column: 'Client Id', facts: { count: 59 } },
    ],
    [
      'one hash',
      many((i) => ({
        ...add(i),
        hashedEmailAddress: 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602',
      })),
      { code: 'hash-repeated', column: 'Hashed Email Address', facts: { count: 60, rows: 60 } },
    ],
  ])('%s', async (_, records, issue) => {
    const issues: Issue[] = [];
    const onIssue = (found: Issue) => issues.push(found);
    const requests = await requestsOf(records as never, { onIssue });
    expect(requests.map(({ rows }) => rows.length)).toEqual([60]);
    expect(issues).toMatchObject([{ ...issue, ...atLast }]);
  });

  it('and thrown if the options make it an error', async () => {
    const strict = { severity: { 'all-at-midnight': 'error' } } as const;
    await expect(requestsOf(many(day), strict)).rejects.toMatchObject({
      ...{ name: 'BulkFileError', code: 'all-at-midnight' },
    });
    expect(await requestsOf(many(day), { ...strict, onInvalid: 'skip' })).toHaveLength(1);
  });
});

describe('a row of a file', () => {
  it('without a record because of a missing column is refused without issues', async () => {
    const file = `\ufeffType,Name,Client Id,Conversion Name,Microsoft Click Id\r\nFormat Version,6.0,,,\r\nOffline Conversion,,a,Lead,${clickId(1)}\r\n`;
    const skipped: unknown[] = [];
    const requests = await requestsOf(readOfflineConversions(file, { now: moment }), {
      onInvalid: 'skip',
      onSkip: ({ index, issues }) => skipped.push([index, issues]),
    });
    expect(requests).toEqual([]);
    expect(skipped).toEqual([[0, []]]);
  });

  it('of another record type is refused', async () => {
    const file =
      '\ufeffType,Name,Goal Category\r\nFormat Version,6.0,\r\nOfflineConversion Goal,Lead,Purchase\r\n';
    const goals = readRecords(offlineConversionGoal, file, { now: moment });
    const requests = applyRequests(goals as never, { now: moment });
    const cause = await requests.next().catch((reason: unknown) => reason);
    expect(cause).toMatchObject({
      name: 'InvalidRecordError',
      index: 0,
      issues: expect.arrayContaining([
        expect.objectContaining({ code: 'property-unknown', severity: 'error', row: 2 }),
      ]),
    });
  });
});
