import { describe, expect, it, test } from 'vitest';
import { offlineConversionGoal, readOfflineConversions, readRecords } from '../../../src/index';
import { applyRequests } from '../../../src/services';
import { add, clickId, moment, requestsOf, restate } from '../../support/requests';

/** Records that say how many were asked for, and whether they were left. */
function watched(count: number) {
  const seen = { asked: 0, left: false };
  function* records() {
    try {
      for (let i = 0; i < count; i++) {
        seen.asked++;
        yield add(i);
      }
    } finally {
      seen.left = true;
    }
  }
  return { seen, records: records() };
}

const sure = { now: moment, maxItems: 2 };

describe('the source of the records is closed', () => {
  it('when the loop is left', async () => {
    const { seen, records } = watched(9);
    for await (const _ of applyRequests(records, sure)) break;
    expect(seen).toEqual({ asked: 2, left: true });
  });

  it('when the loop throws', async () => {
    const { seen, records } = watched(9);
    const loop = async () => {
      for await (const { rows } of applyRequests(records, sure)) throw new Error(`at ${rows}`);
    };
    await expect(loop()).rejects.toThrow('at 0,1');
    expect(seen).toEqual({ asked: 2, left: true });
  });

  test.each(['onProgress', 'onIssue', 'onSkip'] as const)('when %s throws', async (name) => {
    const { seen, records } = watched(9);
    const given = (function* () {
      if (name === 'onIssue') yield* [add(0), add(0)];
      if (name === 'onSkip') yield { ...add(0), conversionName: '' };
      yield* records;
    })();
    const options = {
      ...sure,
      onInvalid: 'skip' as const,
      [name]: () => {
        throw new Error(`${name} failed`);
      },
    };
    await expect(applyRequests(given, options).next()).rejects.toThrow(`${name} failed`);
    expect(await given.next()).toEqual({ done: true, value: undefined });
    expect(seen.asked).toBe(name === 'onProgress' ? 2 : 0);
  });

  it('when a record is wrong', async () => {
    const { seen, records } = watched(9);
    const goals = [{ name: 'Another' }];
    await expect(applyRequests(records, { ...sure, goals }).next()).rejects.toThrow('Record 0');
    expect(seen).toEqual({ asked: 1, left: true });
  });

  it('by an abort, also while it keeps us waiting', async () => {
    const controller = new AbortController();
    let left = false;
    const records = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        return: async () => {
          left = true;
          return { done: true, value: undefined } as const;
        },
      }),
    };
    const next = applyRequests(records, { ...sure, signal: controller.signal }).next();
    controller.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    expect(left).toBe(true);
  });
});

describe('an abort', () => {
  it('before the first request gives none', async () => {
    const { seen, records } = watched(9);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(applyRequests(records, { ...sure, signal }).next()).rejects.toThrow('enough');
    expect(seen.asked).toBe(0);
  });

  test.each([
    ['the last two', [add(1), restate(2)]],
    ['an Add and its adjustment', [add(1), restate(2), restate(1), add(3), add(4), add(5)]],
  ])('between two requests gives no other: %s', async (_, records) => {
    const controller = new AbortController();
    const requests = applyRequests(records, { ...sure, signal: controller.signal });
    expect((await requests.next()).value).toMatchObject({ rows: [0] });
    controller.abort(new Error('enough'));
    await expect(requests.next()).rejects.toThrow('enough');
  });
});

test('a request is checked and made only when it is asked for', async () => {
  const { seen, records } = watched(9);
  const requests = applyRequests(records, sure);
  await Promise.resolve();
  expect(seen.asked).toBe(0);
  for (const asked of [2, 4, 6]) {
    await requests.next();
    expect(seen.asked).toBe(asked);
  }
});

describe('what was read of a file', () => {
  it('without a record, for a column that is missing, is refused without issues', async () => {
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
