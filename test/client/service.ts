import { onTestFinished, vi } from 'vitest';
import {
  type ClientOptions,
  createClient,
  type ServiceClient,
  type TokenProvider,
} from '../../src/client';
import {
  type ServiceCall,
  type ServiceDouble,
  type ServiceDoubleOptions,
  startServiceDouble,
  type Trouble,
} from '../../src/double';
import { fullUpload } from '../support/upload-text';
import { SteppedClock } from './tokens/sign-in-server';

/** Calls by kind, and what goes wrong with each of them in turn. */
export type Script = Partial<Record<ServiceCall, readonly Trouble[]>>;

/** What a test may change about the double and its client. */
export interface ServiceSettings extends ServiceDoubleOptions {
  readonly script?: Script;
  /** Options of the client that differ from those that the double accepts. */
  readonly client?: Partial<ClientOptions>;
}

/** A double of the service, a client for it, and the clock that the two share. */
export interface Service {
  readonly double: ServiceDouble;
  readonly client: ServiceClient;
  readonly clock: SteppedClock;
  /** Makes another client for the same account, as another process has it. */
  connect(options?: Partial<ClientOptions>): ServiceClient;
  /** What was called, and after how long: `url, post, 5s look, fetch`. */
  steps(): string;
}

/** Starts a double that closes when the test ends. Waits are exact: their jitter is nothing. */
export async function openService(settings: ServiceSettings = {}): Promise<Service> {
  const { script = {}, client: given = {}, ...options } = settings;
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const clock = new SteppedClock();
  const double = await startServiceDouble({ clock, ...options });
  onTestFinished(() => double.close());
  for (const [call, troubles] of Object.entries(script))
    double.script(call as ServiceCall, ...troubles);
  const { developerToken, customerId, accountId } = double.credentials;
  let token = double.issueToken();
  const giveToken: TokenProvider = ({ refused }) => {
    if (refused === token) token = double.issueToken();
    return token;
  };
  const connect = (own: Partial<ClientOptions> = {}) =>
    createClient({
      ...{ environment: double.environment, developerToken, customerId, accountId, clock },
      ...{ token: giveToken, ...given, ...own },
    });
  return { double, clock, connect, client: connect(), steps: () => stepsOf(double) };
}

/** Timers wait until they are told how many milliseconds have passed, so that no busy machine makes them late. */
export function useTimers(): (milliseconds: number) => void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return (milliseconds) => void vi.advanceTimersByTime(milliseconds);
}

/** Short names of the calls of an upload. */
const shortNames: Partial<Record<string, string>> = {
  GetBulkUploadUrl: 'url',
  UploadBulkFile: 'post',
  GetBulkUploadStatus: 'look',
  DownloadResult: 'fetch',
  GetToken: 'token',
};

export function stepsOf({ calls }: ServiceDouble): string {
  return calls
    .map(({ call, at }, index) => {
      const waited = at - (calls[index - 1]?.at ?? at);
      return `${waited > 0 ? `${waited / 1000}s ` : ''}${shortNames[call] ?? call}`;
    })
    .join(', ');
}

const hex = (index: number) => index.toString(16).padStart(31, '0');

/** A record that differs from every other one by its number. */
export const lead = (index: number) => ({
  clientId: `a${index}`,
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: `c${hex(index)}`,
});

const row = (index: number, conversionName = 'Lead') =>
  `Offline Conversion,,a${index},${conversionName},11/2/2026 9:30:00 AM,,,,,,,,,,,c${hex(index)}`;

/** A file of so many records. */
export const fileOf = (count: number) =>
  fullUpload(...Array.from({ length: count }, (_, index) => row(index)));

/** A file whose first record is right, and whose second one the service rejects. */
export const halfWrong = fullUpload(row(0), row(1, ''));

/** What a promise rejects with. */
export const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
