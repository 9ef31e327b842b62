import type { Clock, UploadEntry, UploadStep } from '../../src/client';
import type { ServiceCall } from '../../src/double';

type UploadCall = Extract<
  ServiceCall,
  'GetBulkUploadUrl' | 'UploadBulkFile' | 'GetBulkUploadStatus' | 'DownloadResult'
>;

/** A moment of an upload. `after` a call, the double has answered it, and the client has not read that. */
export type Moment =
  | 'before'
  | 'waiting'
  | `${'during' | 'after'} ${UploadCall}`
  | `journal ${UploadStep}`;

const paths: readonly (readonly [path: string, call: UploadCall])[] = [
  ['/BulkUploadUrl/Query', 'GetBulkUploadUrl'],
  ['/UploadBulkFile/', 'UploadBulkFile'],
  ['/BulkUploadStatus/Query', 'GetBulkUploadStatus'],
  ['/results/', 'DownloadResult'],
];

function callOf(url: string): UploadCall | undefined {
  return paths.find(([path]) => url.includes(path))?.[1];
}

/** Does something at one moment of an upload: `fetch`, `clock` and `note` have to be used for it. */
export function interruptAt(moment: Moment, interrupt: () => void, clock: Clock) {
  const at = (now: string) => {
    if (now === moment) interrupt();
  };
  at('before');
  return {
    async fetch(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
      const call = callOf(String(url));
      at(`during ${call}`);
      const response = await fetch(url, init);
      at(`after ${call}`);
      return response;
    },
    clock: {
      now: () => clock.now(),
      wait(milliseconds, signal) {
        at('waiting');
        return clock.wait(milliseconds, signal);
      },
    } satisfies Clock,
    note({ step }: UploadEntry): void {
      at(`journal ${step}`);
    },
  };
}

/** Aborts at one moment of an upload. */
export function abortAt(moment: Moment, control: AbortController, reason: unknown, clock: Clock) {
  return interruptAt(moment, () => control.abort(reason), clock);
}
