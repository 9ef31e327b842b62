import { randomUUID } from 'node:crypto';

/** What the double sends back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** The upload that it is about, if the call did not name it. */
  readonly requestId?: string;
  /** The service's name for the error, if the call was refused. */
  readonly error?: string;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** An answer of an operation. Source: recordings of the service have the TrackingId three times. */
export function jsonAnswer(
  status: number,
  body: object,
  trackingId: string = randomUUID(),
): Answer {
  const tracking = {
    trackingid: trackingId,
    'x-ms-requestid': trackingId,
    'x-ms-trackingid': trackingId,
  };
  return { status, headers: { ...json, ...tracking }, body: JSON.stringify(body) };
}

/** An answer of a sign-in, which has no TrackingId and must not be stored. */
export function signInAnswer(status: number, body: object): Answer {
  return {
    status,
    headers: { ...json, 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

export function textAnswer(status: number, body: string, contentType = 'text/plain'): Answer {
  return { status, headers: { 'content-type': `${contentType}; charset=utf-8` }, body };
}

export function redirectAnswer(location: string, status = 302): Answer {
  return { status, headers: { location }, body: '' };
}
