import { describe, expect, it, test } from 'vitest';
import type { AppliedOutcome, ApplyCallOptions } from '../../src/client';
import type { Trouble } from '../../src/double';
import { leads, restate } from './send/read-sending';
import { lead, openService, type Service } from './service';

async function apply(
  { client }: Service,
  records: Parameters<Service['client']['applyOfflineConversions']>[0],
  options: ApplyCallOptions = {},
) {
  const outcomes: AppliedOutcome[] = [];
  let error: unknown;
  try {
    for await (const outcome of client.applyOfflineConversions(records, options))
      outcomes.push(outcome);
  } catch (cause) {
    error = cause;
  }
  return {
    ...{ outcomes, error },
    shown: outcomes.map(({ row, status }) => `${row}:${status}`).join(' '),
  };
}

const call = 'ApplyOfflineConversions';
/** A fault with errors of records, and maybe of the request. */
const batchFault = (
  errors: readonly object[],
  operationErrors: readonly object[] = [],
): Trouble => ({
  httpStatus: 400,
  body: JSON.stringify({
    ...{ TrackingId: 'fault-1', Type: 'ApiFaultDetail' },
    ...{ BatchErrors: errors, OperationErrors: operationErrors },
  }),
});

describe('records that are answered', () => {
  it('have an outcome each, and Adds go before their adjustments', async () => {
    const service = await openService({ goals: ['Lead'] });
    const { shown, outcomes, error } = await apply(service, [
      ...[lead(0), { ...lead(1), conversionName: 'Nothing' }, restate(0)],
    ]);
    expect(error).toBeUndefined();
    expect(shown).toBe('0:accepted 1:rejected 2:accepted');
    expect(outcomes.every(({ trackingId }) => trackingId !== undefined)).toBe(true);
    expect(outcomes[1]?.errors).toMatchObject([{ number: 5606, advice: 'fix' }]);
    expect(service.steps()).toBe('ApplyOfflineConversions, ApplyOfflineConversionAdjustments');
    expect([...service.double.counted.values()]).toMatchObject([{ adjustment: 'Restate' }]);
  });

  it('go in requests of at most 1,000', async () => {
    const service = await openService();
    const { outcomes } = await apply(
      service,
      Array.from({ length: 1001 }, (_, i) => lead(i)),
    );
    expect(outcomes).toHaveLength(1001);
    expect(service.steps()).toBe('ApplyOfflineConversions, ApplyOfflineConversions');
    expect(service.double.counted.size).toBe(1001);
  });

  test.each<[what: string, trouble: Trouble, shown: string]>([
    [
      'by a fault with errors of records',
      batchFault([{ Code: 5606, ErrorCode: 'OfflineConversionNameInvalid', Index: 1 }]),
      '0:rejected 1:rejected',
    ],
    [
      'by a fault with errors of records that are not to be fixed',
      batchFault([{ Code: 5612, ErrorCode: 'OfflineConversionsApplyFailed', Index: 0 }]),
      '0:rejected 1:rejected',
    ],
    [
      'by partial errors',
      { answer: { PartialErrors: [null, { Code: '5607', Index: '0' }] } },
      '0:rejected 1:accepted',
    ],
    ['with nothing', { answer: {} }, '0:accepted 1:accepted'],
    ['with empty lists', { answer: { PartialErrors: [], Errors: [] } }, '0:accepted 1:accepted'],
    ['with null', { answer: { PartialErrors: null } }, '0:accepted 1:accepted'],
  ])('%s', async (_, trouble, shown) => {
    const service = await openService({ script: { [call]: [trouble] } });
    const actual = await apply(service, leads(0, 1));
    expect([actual.shown, actual.error]).toEqual([shown, undefined]);
    expect(service.steps()).toBe(call);
  });
});

/** After these, nobody knows whether the request has been applied. */
const unanswered: readonly (readonly [Trouble, reason: string])[] = [
  [{ cut: 'before' }, 'network'],
  [{ cut: 'after' }, 'network'],
  [{ cut: 'during' }, 'network'],
  [{ httpStatus: 408 }, 'http'],
  [{ httpStatus: 502 }, 'http'],
  [{ fault: 0 }, 'fault'],
  [{ emptyBody: true }, 'answer'],
  [{ answer: { Applied: 2 } }, 'answer'],
];

describe('records without an answer', () => {
  test.each(unanswered)(
    'are unknown after %o, and the next ones are sent',
    async (trouble, reason) => {
      const service = await openService({ script: { [call]: [trouble] } });
      const { shown, outcomes, error } = await apply(service, leads(0, 1, 2), { maxItems: 2 });
      expect([shown, error]).toEqual(['0:unknown 1:unknown 2:accepted', undefined]);
      expect(outcomes[0]?.failure).toMatchObject({ name: 'ServiceCallError', call, reason });
      expect(outcomes[0]).toMatchObject({ index: 0, line: 0, hasRecord: true, errors: [] });
      expect(outcomes[2]).not.toHaveProperty('failure');
      expect(service.steps()).toBe(`${call}, ${call}`);
    },
  );

  test.each(unanswered)('are sent again after %o if that is wanted', async (trouble) => {
    const service = await openService({ script: { [call]: [trouble, trouble] } });
    const { shown, error } = await apply(service, leads(0), { repeatUnanswered: true });
    expect([shown, error]).toEqual(['0:accepted', undefined]);
    expect(service.steps()).toBe(`${call}, 1s ${call}, 4s ${call}`);
    expect(service.double.counted.size).toBe(1);
  });

  it('are unknown after three more tries', async () => {
    const service = await openService({ script: { [call]: Array(9).fill({ cut: 'after' }) } });
    const { shown } = await apply(service, leads(0), { repeatUnanswered: true });
    expect(shown).toBe('0:unknown');
    expect(service.steps()).toBe(`${call}, 1s ${call}, 4s ${call}, 15s ${call}`);
  });

  it('stay unknown if a later try is refused', async () => {
    const service = await openService({ script: { [call]: [{ cut: 'after' }, { fault: 106 }] } });
    const { shown, outcomes, error } = await apply(service, leads(0), { repeatUnanswered: true });
    expect([shown, error]).toEqual(['0:unknown', undefined]);
    expect(outcomes[0]?.failure).toMatchObject({ advice: 'account' });
  });
});

describe('a request that is refused as a whole', () => {
  test.each<[what: string, trouble: Trouble, error: object]>([
    ['for the account', { fault: 106 }, { advice: 'account', errors: [{ number: 106 }] }],
    ['for reasons that are not known', { fault: 4999 }, { errors: [{ number: 4999 }] }],
    ['by a gateway', { httpStatus: 403 }, { reason: 'http', httpStatus: 403 }],
    [
      'by an answer of another kind',
      { httpStatus: 400, body: '{"Code":5,"ErrorCode":"X"}' },
      { errors: [{ code: 'X' }] },
    ],
  ])('%s: the outcomes before it have come', async (_, trouble, expected) => {
    const service = await openService({ script: { [call]: [{}, trouble] } });
    const { shown, error } = await apply(service, leads(0, 1, 2), { maxItems: 1 });
    expect(shown).toBe('0:accepted');
    expect(error).toMatchObject({ name: 'ServiceCallError', call, ...expected });
    expect(service.steps()).toBe(`${call}, ${call}`);
    expect(service.double.counted.size).toBe(1);
  });

  it('for now is sent again', async () => {
    const script = { [call]: [{ fault: 117 }, { httpStatus: 429 }] };
    const service = await openService({ script });
    expect((await apply(service, leads(0))).shown).toBe('0:accepted');
    expect(service.steps()).toBe(`${call}, 60s ${call}, 60s ${call}`);
  });

  it('for now, and after the deadline', async () => {
    const service = await openService({ script: { [call]: [{ fault: 117 }] } });
    const { shown, error } = await apply(service, leads(0), { deadline: 59_999 });
    expect(shown).toBe('');
    expect(error).toMatchObject({ advice: 'retry', errors: [{ number: 117 }] });
  });
});

test.each<[what: string, options: object]>([
  ['an option that is not known', { repeat: true }],
  ['an option of the requests', { maxItems: 1001 }],
  ['a format', { format: 'soap' }],
  ['headers', { headers: {} }],
  ['an option of the call', { deadline: 1.5 }],
])('refuses %s at once', async (_, options) => {
  const { client } = await openService();
  expect(() => client.applyOfflineConversions([], options)).toThrow(TypeError);
});

it('ends at an abort', async () => {
  const service = await openService({ script: { [call]: [{ fault: 117 }] } });
  const control = new AbortController();
  const reason = new Error('enough');
  const { clock } = service;
  const client = service.connect({
    clock: {
      now: () => clock.now(),
      wait(milliseconds, signal) {
        control.abort(reason);
        return clock.wait(milliseconds, signal);
      },
    },
  });
  const { shown, error } = await apply({ ...service, client }, leads(0), {
    signal: control.signal,
  });
  expect([shown, error]).toEqual(['', reason]);
});
