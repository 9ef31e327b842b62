import { waitsAfterTransient } from '../calls/retry';
import { lookAtStatus } from './look';
import { downloadResult, type Fetched, type SaveResult } from './result';
import type { UploadState } from './state';

/** Addresses of a result that are tried: the service gives a new one as often as one expires. */
const maxUrls = 3;
/** Milliseconds until a result has an address that had none. */
const waitForUrl = 5000;

/** Fetches the result, with as many new addresses as it takes. False if it is gone. */
export async function fetchResult(state: UploadState, save: SaveResult): Promise<boolean> {
  const { deadline } = state.patience;
  for (let round = 1; ; round++) {
    const url = state.look?.resultUrl;
    const fetched = url === undefined ? 'gone' : await tryUrl(state, url, save);
    if (fetched === 'saved') return true;
    const isLast = round === maxUrls || deadline.left === 0;
    if (fetched !== 'gone' && (fetched.kind === 'final' || isLast))
      throw state.error('DownloadResult', fetched);
    if (isLast) return false;
    await lookAtStatus(state, url === undefined ? waitForUrl : 0);
  }
}

/** Fetches the result from one address, and again if the connection fails. */
async function tryUrl(state: UploadState, url: string, save: SaveResult): Promise<Fetched> {
  const { settings } = state.caller;
  const patience = { timeout: settings.requestTimeout * 10, signal: state.patience.signal };
  for (const wait of [...waitsAfterTransient.DownloadResult, undefined]) {
    state.tell({ step: 'fetching' });
    const fetched = await downloadResult(settings, url, save, patience);
    const mayWork = typeof fetched === 'object' && fetched.kind === 'transient';
    if (!mayWork || wait === undefined) return fetched;
    await state.wait(wait);
  }
  return 'gone';
}
