import { randomBytes } from 'node:crypto';
import { type Answer, textAnswer } from '../answer';
import type { DoubleSettings } from '../options';

/** The addresses of results. Their signature is a secret: whoever knows it can read the file. */
export class ResultUrls {
  readonly #now: () => number;
  readonly #life: number;
  /** Until when each signature is valid. */
  readonly #signatures = new Map<string, { readonly requestId: string; readonly until: number }>();

  constructor(now: () => number, life: number) {
    this.#now = now;
    this.#life = life;
  }

  /** A new address of a result, which leaves the earlier ones valid. */
  issue(origin: string, requestId: string): string {
    const until = this.#now() + this.#life;
    const signature = randomBytes(32).toString('base64');
    this.#signatures.set(signature, { requestId, until });
    const url = new URL(`${origin}/results/${requestId}.zip`);
    url.searchParams.set('sv', '2025-07-05');
    url.searchParams.set('sr', 'b');
    url.searchParams.set('se', new Date(until).toISOString().replace(/\.\d+/, ''));
    url.searchParams.set('sp', 'r');
    url.searchParams.set('sig', signature);
    return url.href;
  }

  isValid(requestId: string, query: URLSearchParams): boolean {
    const known = this.#signatures.get(query.get('sig') ?? '');
    return known?.requestId === requestId && known.until > this.#now();
  }
}

/** Source: error codes of Azure Blob Storage, where the service puts its files. */
export function blobError(status: 403 | 404): Answer {
  const code = status === 403 ? 'AuthenticationFailed' : 'BlobNotFound';
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`;
  return { ...textAnswer(status, xml, 'application/xml'), error: code };
}

export const resultTypes: { readonly [Format in DoubleSettings['resultFormat']]: string } = {
  zip: 'application/zip',
  gzip: 'application/gzip',
  plain: 'application/octet-stream',
};
