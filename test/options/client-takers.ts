import { setTimeout } from 'node:timers/promises';
import { vi } from 'vitest';
import { createClient, type ServiceClient, type UploadEntry } from '../../src/client';
import { fullUpload } from '../support/upload-text';
import { add, few } from '../support/written';
import { type Note, type OptionTaker, warning } from './option-takers';

/** Requests that were made, and answers that are always the same: looks find the upload unfinished twice. */
function openService(note: Note) {
  // Without it, waits differ by a tenth.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  let looks = 0;
  let time = Date.UTC(2026, 10, 29);
  const clock = {
    now: () => time,
    async wait(milliseconds: number) {
      note(Math.round(milliseconds / 2000));
      time += milliseconds;
    },
  };
  const answers: readonly (readonly [part: string, answer: () => Response])[] = [
    ['/BulkUploadUrl/', () => Response.json({ UploadUrl: `${origin}/upload/1`, RequestId: 'r' })],
    ['/upload/', () => Response.json({ RequestId: 'r' })],
    ['/BulkUploadStatus/', () => Response.json(++looks % 3 === 0 ? ended : pending)],
    ['/results/', () => new Response(result)],
    ['/OfflineConversions/', () => (looks++ < 2 ? new Response('', { status: 502 }) : applied())],
    ['/OfflineConversionAdjustments/', applied],
    ['/ConversionGoals/', () => busyOnce() ?? Response.json({ ConversionGoals: [goal] })],
    ['/OfflineConversionReport/', () => busyOnce() ?? Response.json({ PartialErrors: [] })],
    ['/User/', () => busyOnce() ?? Response.json({ User: { Id: 1 } })],
    ['/Accounts/', () => Response.json({ Accounts: [] })],
  ];
  const busyOnce = () => (looks++ === 0 ? new Response('', { status: 503 }) : undefined);
  return {
    clock,
    async fetch(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
      const { headers, body } = init;
      const sent = body instanceof Blob ? withoutBoundary(await body.text()) : body;
      note([String(url), headers, sent]);
      const [, answer] = answers.find(([part]) => String(url).includes(part)) ?? [];
      return answer?.() ?? new Response('', { status: 400 });
    },
  };
}

const origin = 'http://127.0.0.1:9';
const pending = { RequestStatus: 'InProgress' };
const ended = { RequestStatus: 'Completed', ResultFileUrl: `${origin}/results/1` };
const goal = { Type: 'OfflineConversion', Id: '7', Name: 'Lead' };
const result = fullUpload();
const applied = () => Response.json({ PartialErrors: [] });
const withoutBoundary = (text: string) => text.replace(/file-[\da-f-]{36}/g, '');

/** The double's addresses without the double, which no option is about. */
const environment = {
  ...{ bulk: origin, campaignManagement: origin, customerManagement: origin },
  uploads: '127.0.0.1',
  microsoft: { issuer: origin, scope: 's' },
  google: { authorize: origin, token: origin, scope: 's' },
};
const right = {
  environment,
  token: 't',
  developerToken: 'd',
  customerId: 1,
  accountId: 2,
} as const;

/** What a call of a client comes to, and which requests it makes on the way. */
function taker(
  name: string,
  options: OptionTaker['options'],
  use: (client: ServiceClient, options: never) => unknown,
): OptionTaker {
  return {
    name,
    options,
    async use(given) {
      const requests: unknown[] = [];
      const client = createClient({ ...right, ...openService((call) => requests.push(call)) });
      return [await settled(use(client, given)), requests];
    },
  };
}

/** Wrong use is thrown on; what a service answers is an outcome. */
async function settled(promise: unknown): Promise<unknown> {
  try {
    return plain(await promise);
  } catch (cause) {
    if (cause instanceof TypeError) throw cause;
    return String(cause);
  }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));

async function listOf(items: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const local = { ...add, conversionTime: '2/11/2026 09:30', phone: '0171 1234567' };
const records = [local, local, { ...local, conversionName: '' }] as never;
const entry: UploadEntry = {
  ...{ step: 'url', requestId: 'r', uploadUrl: `${origin}/upload/1`, accountId: '2', rows: 1 },
  ...{ startedAt: '2026-11-29T00:00:00.000Z', responseMode: 'errors-only', size: 8 },
};

const following = (note: Note) => ({
  ...{ deadline: 12_000, onProgress: note, journal: note },
});
const saving = (note: Note) => ({
  async saveResult(pieces: AsyncIterable<Uint8Array>) {
    for await (const { length } of pieces) note(length);
  },
});
const writing = (note: Note) => ({
  ...{ now: new Date('2026-11-01T00:00:00Z'), timeZone: 'Europe/Berlin', dateOrder: 'dmy' },
  ...{ hash: { phoneCountry: 'DE' }, onInvalid: 'skip', onSkip: note, onIssue: note },
  severity: { 'conversion-in-future': 'warning' },
  recordType: warning,
});

/** `createClient`, and every method of a client that takes options. */
export const clientTakers: readonly OptionTaker[] = [
  {
    name: 'createClient',
    options(note) {
      const { fetch, clock } = openService(note);
      async function slowFetch(...[url, init]: Parameters<typeof globalThis.fetch>) {
        const answer = await fetch(url, init);
        await setTimeout(60, undefined, { signal: init?.signal as AbortSignal });
        return answer;
      }
      return { ...right, identityProvider: 'Google', requestTimeout: 20, fetch: slowFetch, clock };
    },
    use: async (options) =>
      settled(createClient(options).getOfflineConversionGoals({ deadline: 1500 })),
  },
  taker(
    'uploadBulkFile',
    (note) => ({
      ...following(note),
      ...{ responseMode: 'errors-only', fileName: 'a.csv', rows: 900 },
    }),
    (client, options) => client.uploadBulkFile('Type\r\n', options),
  ),
  taker('uploadBulkFile, a result', saving, (client, options) =>
    client.uploadBulkFile('Type\r\n', options),
  ),
  taker(
    'resumeUpload',
    (note) => ({ ...following(note), file: 'Type,A\r\n' }),
    (client, options) => client.resumeUpload(entry, options),
  ),
  taker('resumeUpload, a result', saving, (client, options) => client.resumeUpload('r', options)),
  taker(
    'sendOfflineConversions',
    (note) => ({ ...writing(note), ...following(note), columns: [...few, 'Hashed Phone Number'] }),
    async (client, options) => {
      const sending = client.sendOfflineConversions(records, options);
      return [await settled(listOf(sending)), sending.summary];
    },
  ),
  taker(
    'applyOfflineConversions',
    (note) => ({ ...writing(note), maxItems: 1, repeatUnanswered: true, deadline: 1500 }),
    (client, options) => listOf(client.applyOfflineConversions(records, options)),
  ),
  taker(
    'getOfflineConversionGoals',
    () => ({ deadline: 900 }),
    (client, options) => client.getOfflineConversionGoals(options),
  ),
  taker(
    'getOfflineConversionReport',
    () => ({
      ...{ from: '2026-11-01', to: '2026-11-02', goalIds: ['5'], channels: ['BulkAPI'] },
      deadline: 900,
    }),
    (client, options) => client.getOfflineConversionReport(options),
  ),
  taker(
    'getAccounts',
    () => ({ deadline: 900 }),
    (client, options) => client.getAccounts(options),
  ),
  taker(
    'whoAmI',
    () => ({ deadline: 900 }),
    (client, options) => client.whoAmI(options),
  ),
];
