import { applyRequests } from '../../src/services';

export type Request =
  ReturnType<typeof applyRequests> extends AsyncGenerator<infer R, void> ? R : never;
type Records = Parameters<typeof applyRequests>[0];

/** The requests of records that are made for this moment. */
export async function requestsOf(
  records: Records,
  options: Parameters<typeof applyRequests>[1] = {},
): Promise<Request[]> {
  const requests: Request[] = [];
  for await (const request of applyRequests(records, { now: moment, ...options }))
    requests.push(request);
  return requests;
}

export const moment = new Date('2026-11-21T00:00:00Z');

/** A click id made of a number. */
export function clickId(number: number): string {
  return `f894${number.toString(16).padStart(28, '0')}`;
}

/** An Add of the conversion with this number, and its adjustments. */
export function add(number: number) {
  return { action: 'Add', ...conversion(number) } as const;
}

export function restate(number: number) {
  return {
    action: 'Restate',
    ...conversion(number),
    adjustmentTime: '2026-11-12T08:00:00Z',
    adjustmentValue: number,
    adjustmentCurrencyCode: 'EUR',
  } as const;
}

export function retract(number: number) {
  return {
    action: 'Retract',
    ...conversion(number),
    adjustmentTime: '2026-11-12T08:00:00Z',
  } as const;
}

function conversion(number: number) {
  return {
    conversionName: 'Signed contract',
    conversionTime: '2026-11-02T09:30:00Z',
    microsoftClickId: clickId(number),
  } as const;
}
