import { readAnswerText } from '../../api/answer/answer-text';
import { ServiceAnswerError } from '../../api/wire/answer-error';
import { defaultMaxLength } from '../../api/wire/bounds';
import type { Clock } from '../clock';

/** A request over HTTP. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | ReadableStream<Uint8Array>;
  /** Milliseconds after which the request is given up. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** What the other side answered. */
export interface HttpAnswer {
  readonly httpStatus: number;
  readonly trackingId: string | undefined;
  /** Milliseconds that it asks to wait. */
  readonly retryAfter: number | undefined;
  readonly text: string;
}

/** Why there is no answer. */
export interface NoAnswer {
  readonly reason: 'network' | 'timeout' | 'redirect';
  /** What the system calls it, such as `ECONNRESET`. */
  readonly systemCode?: string;
  readonly httpStatus?: number;
  readonly trackingId?: string | undefined;
}

export type Fetch = typeof fetch;

/** What is needed to make requests. */
export interface Transport {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

/**
 * Makes a request and reads the text of its answer. It follows no redirect, because the headers hold tokens.
 * @throws the reason of the signal, if it is aborted
 */
export async function exchange(
  transport: Transport,
  request: HttpRequest,
): Promise<HttpAnswer | NoAnswer> {
  return withResponse<HttpAnswer | NoAnswer>(
    transport,
    { ...request, redirect: 'manual' },
    async (response) => {
      const { status: httpStatus } = response;
      const trackingId = trackingIdOf(response);
      if (response.type === 'opaqueredirect' || (httpStatus >= 300 && httpStatus < 400)) {
        await response.body?.cancel();
        return { reason: 'redirect', httpStatus, trackingId };
      }
      const retryAfter = retryAfterOf(response, transport.clock);
      return { httpStatus, trackingId, retryAfter, text: await textOf(response) };
    },
  );
}

/** The text of an answer; empty if it is a web page or anything else that no operation answers with. */
async function textOf(response: Response): Promise<string> {
  try {
    return await readAnswerText(piecesOf(response), defaultMaxLength);
  } catch (cause) {
    if (!(cause instanceof ServiceAnswerError)) throw cause;
    return '';
  }
}

/**
 * Makes a request and lets `use` read the response, all within the time of the request.
 * @throws the reason of the signal, if it is aborted
 */
export async function withResponse<T>(
  { fetch }: Transport,
  request: HttpRequest & { readonly redirect: 'manual' | 'follow' },
  use: (response: Response) => Promise<T>,
): Promise<T | NoAnswer> {
  const { url, timeout, signal, body, ...init } = request;
  signal?.throwIfAborted();
  const control = new AbortController();
  const abort = () => control.abort(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    control.abort();
  }, timeout);
  // A body that is read while it is sent needs `duplex`, which the types do not know yet.
  const streamed = typeof body === 'object' && 'getReader' in body ? { duplex: 'half' } : {};
  try {
    const options = { ...init, ...streamed, signal: control.signal };
    return await use(await fetch(url, body === undefined ? options : { ...options, body }));
  } catch (cause) {
    signal?.throwIfAborted();
    if (isOver) return { reason: 'timeout' };
    if (cause instanceof SourceFailure) throw cause.cause;
    // Only its code is kept: some systems put the whole address into the message.
    const systemCode = systemCodeOf(cause);
    return { reason: 'network', ...(systemCode !== undefined && { systemCode }) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    control.abort();
  }
}

/** An error that comes from the caller's own code, such as a disk that is full, and not from the network. */
export class SourceFailure extends Error {
  constructor(cause: unknown) {
    super('The source or the target failed.', { cause });
  }
}

/** The bytes of a response as they arrive. */
export async function* piecesOf(response: Response): AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const trackingHeaders = ['TrackingId', 'X-Ms-TrackingId', 'X-Ms-RequestId'];

export function trackingIdOf({ headers }: Response): string | undefined {
  return trackingHeaders.map((name) => toTrackingId(headers.get(name))).find(Boolean);
}

/** What cannot be a number of the service, such as what a proxy repeats of the request, is left out. */
export function toTrackingId(text: string | null | undefined): string | undefined {
  return text && /^[\w-]{1,64}$/.test(text) ? text : undefined;
}

/** The header holds seconds or a date. */
function retryAfterOf({ headers }: Response, clock: Clock): number | undefined {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - clock.now());
}

/** The code of an error, or of the one that caused it. */
function systemCodeOf(cause: unknown): string | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code;
  }
  return undefined;
}
