import {
  piecesOf,
  SourceFailure,
  type Transport,
  trackingIdOf,
  withResponse,
} from '../calls/exchange';
import type { Trouble } from '../calls/trouble';
import { isSafeUrl } from '../environment';

/** Takes the bytes of a result as they arrive, packed as the service packed them. */
export type SaveResult = (pieces: AsyncIterable<Uint8Array>) => Promise<void>;

/** What fetching a result came to: it was saved, it is gone, or something went wrong. */
export type Fetched = 'saved' | 'gone' | Trouble;

/**
 * Fetches a result with no header at all: its address holds the permission, and its host must not see a
 * token.
 * @throws what `save` throws
 */
export async function downloadResult(
  transport: Transport,
  url: string,
  save: SaveResult,
  patience: { readonly timeout: number; readonly signal: AbortSignal | undefined },
): Promise<Fetched> {
  const trouble = { kind: 'transient', errors: [] } as const;
  if (!isSafeUrl(url)) return { ...trouble, kind: 'final', reason: 'host' };
  const request = { url, method: 'GET', headers: {}, redirect: 'follow', ...patience } as const;
  const fetched = await withResponse<Fetched>(transport, request, async (response) => {
    const { ok, status: httpStatus } = response;
    if (ok && !isPage(response)) return saveResponse(response, save);
    await response.body?.cancel();
    if (ok) return { ...trouble, reason: 'answer', httpStatus };
    if (httpStatus < 500 && httpStatus !== 408 && httpStatus !== 429) return 'gone';
    return { ...trouble, reason: 'http', httpStatus, trackingId: trackingIdOf(response) };
  });
  return typeof fetched === 'string' || 'kind' in fetched ? fetched : { ...trouble, ...fetched };
}

/** Whether something in between has answered: a result is an archive or a table. */
function isPage({ headers }: Response): boolean {
  return /\b(?:html|json|xml)\b/i.test(headers.get('Content-Type') ?? '');
}

async function saveResponse(response: Response, save: SaveResult): Promise<Fetched> {
  const expected = lengthOf(response);
  let received = 0;
  let isCut = false;

  async function* pieces(): AsyncGenerator<Uint8Array, void> {
    try {
      for await (const piece of piecesOf(response)) {
        received += piece.length;
        yield piece;
      }
      const isWhole = received === (expected ?? received);
      if (!isWhole || received === 0) throw new Error('cut');
    } catch (cause) {
      isCut = true;
      throw cause;
    }
  }

  try {
    await save(pieces());
    return 'saved';
  } catch (cause) {
    throw isCut ? cause : new SourceFailure(cause);
  }
}

/** The length that the other side announced; undefined where the bytes are unpacked on the way. */
function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('Content-Length');
  return length === null || headers.has('Content-Encoding') ? undefined : Number(length);
}
