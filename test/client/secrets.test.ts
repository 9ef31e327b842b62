import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { createClient, refreshingToken } from '../../src/client';
import type { ServiceCall, Trouble } from '../../src/double';
import { leaksOf, planted } from '../support/planted';
import { fullUpload } from '../support/upload-text';
import { errorOf, lead, openService, type Service } from './service';

/** Everything that can be seen of a value. */
const seen = (value: unknown) =>
  `${inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true })} ${JSON.stringify(value)} ${value instanceof Error ? value.stack : ''}`;

const { email, hash } = planted;
const click = planted['click id'];
const rows = [
  `Offline Conversion,,${email},Lead,11/2/2026 9:30:00 AM,,,,,,,,,${hash},,${click}`,
  `Offline Conversion,,b,,11/2/2026 9:30:00 AM,,,,,,,,,${hash},,${click}`,
];
const file = fullUpload(...rows);
const record = { ...lead(0), clientId: email, microsoftClickId: click, hashedEmailAddress: hash };

/** A client with rotating tokens, and what must not be seen anywhere: tokens, and queries of addresses. */
function spyOn({ double, clock, connect }: Service) {
  const secrets = new Set<string>([double.credentials.developerToken]);
  const uploadUrls = new Set<string>();
  const { clientId, refreshToken } = double.credentials;
  secrets.add(refreshToken);
  const provide = refreshingToken({
    ...{ clientId, refreshToken, environment: double.environment, clock },
    onRefreshToken: (token) => secrets.add(token),
  });
  const client = connect({
    async token(request) {
      const token = await provide(request);
      secrets.add(token);
      return token;
    },
    fetch(url, init) {
      const { searchParams, pathname } = new URL(String(url));
      const signature = searchParams.get('sig');
      if (signature !== null) {
        secrets.add(signature);
        secrets.add(encodeURIComponent(signature));
        secrets.add(pathname);
      }
      if (pathname.includes('UploadBulkFile')) uploadUrls.add(pathname);
      return fetch(url, init);
    },
  });
  return { client, secrets, uploadUrls };
}

function expectNothing(text: string, secrets: Iterable<string>): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(leaksOf(text)).toEqual([]);
}

/** Answers that repeat what was sent. */
const echo = {
  Code: 98765,
  ErrorCode: `No ${email}`,
  Message: `Bearer DOUBLE0DEVELOPER0TOKEN ${hash}`,
  Details: `${click} ${email}`,
};
const hostile: readonly Trouble[] = [
  { httpStatus: 400, body: JSON.stringify({ TrackingId: `for ${email}`, Errors: [echo] }) },
  { httpStatus: 400, body: JSON.stringify({ TrackingId: `for ${email}`, ...echo }) },
  { httpStatus: 403, body: `<html>${email} ${hash}</html>`, headers: { TrackingId: email } },
  { redirect: `http://127.0.0.1:9/?sig=${click}&email=${email}` },
  { answer: { RequestStatus: 'Failed', Errors: [echo] } },
  { answer: { UploadUrl: `https://example.com/${email}?sig=${click}`, RequestId: '1' } },
  ...[105, 106, 109].map((fault) => ({ fault })),
];
const calls: readonly ServiceCall[] = [
  ...(['GetBulkUploadUrl', 'UploadBulkFile', 'GetBulkUploadStatus', 'DownloadResult'] as const),
];

describe('nothing secret is seen', () => {
  test.each(calls.flatMap((call) => hostile.map((trouble) => [call, trouble] as const)))(
    'when %s is answered with %o',
    async (call, trouble) => {
      const script = { [call]: Array<Trouble>(20).fill(trouble) };
      const service = await openService({ script });
      const { client, secrets, uploadUrls } = spyOn(service);
      let text = '';
      let journal = '';
      const error = await errorOf(
        client
          .uploadBulkFile(file, {
            deadline: 100_000,
            onProgress: (progress) => {
              text += seen(progress);
            },
            journal: (entry) => {
              journal += seen(entry);
            },
          })
          .then(({ result: _, ...upload }) => {
            text += seen(upload);
          }),
      );
      text += seen(error);
      expect(secrets.size).toBeGreaterThan(2);
      expectNothing(text, [...secrets, ...uploadUrls]);
      expectNothing(journal, secrets);
    },
  );

  test.each(
    (['ApplyOfflineConversions', 'GetUser'] as const).flatMap((call) =>
      hostile.map((trouble) => [call, trouble] as const),
    ),
  )('when %s is answered with %o', async (call, trouble) => {
    const service = await openService({ script: { [call]: Array<Trouble>(20).fill(trouble) } });
    const { client, secrets } = spyOn(service);
    const failures: unknown[] = [];
    const apply = async () => {
      for await (const { failure } of client.applyOfflineConversions([record]))
        failures.push(failure);
    };
    const error = await errorOf(call === 'GetUser' ? client.whoAmI() : apply());
    expectNothing(seen([error, failures]), secrets);
  });

  it('when all goes well, and in a client that is printed', async () => {
    const service = await openService();
    const { client, secrets } = spyOn(service);
    const sending = client.sendOfflineConversions([record]);
    const summary = await sending.finish();
    expect(summary.records.accepted).toBe(1);
    expectNothing(seen([summary, client, sending.summary]), secrets);
  });

  test.each<[option: string, value: unknown]>([
    ['token', `${click}\n`],
    ['token', ''],
    ['developerToken', `${click} `],
    ['customerId', email],
    ['accountId', -5],
    ['identityProvider', email],
    ['environment', `https://${email}`],
  ])('of a wrong %s: %j', async (option, value) => {
    const { connect } = await openService();
    expect(() => connect({ [option]: value })).toThrow(TypeError);
    const error = await errorOf((async () => connect({ [option]: value }))());
    expect((error as Error).message).toContain(`"${option}`);
    expectNothing(seen(error), []);
  });

  test.each([undefined, null, '', 7, `${click}\r\nX: y`, `${click} ${email}`, 'tøken'])(
    'of a token function that returns %j',
    async (token) => {
      const { connect, double } = await openService();
      const error = await errorOf(connect({ token: () => token as string }).whoAmI());
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toContain('The token function must return an access token');
      expectNothing(seen(error), []);
      expect(double.calls).toEqual([]);
    },
  );
});

/** A service to which nothing must go. */
async function openStranger() {
  const { createServer } = await import('node:http');
  const headers: object[] = [];
  const server = createServer((request, response) => {
    headers.push(request.headers);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, headers };
}

describe('tokens', () => {
  test.each(calls.slice(0, 3))('do not follow a redirect of %s', async (call) => {
    const stranger = await openStranger();
    const { client } = await openService({ script: { [call]: [{ redirect: stranger.url }] } });
    await errorOf(client.uploadBulkFile(file));
    expect(stranger.headers).toEqual([]);
  });

  it('do not go with a result, nor with its redirect', async () => {
    const stranger = await openStranger();
    const { client, double } = await openService({
      script: { DownloadResult: [{ redirect: stranger.url }] },
    });
    await errorOf(client.uploadBulkFile(file));
    const all = [
      ...stranger.headers,
      ...double.calls.flatMap(({ call, headers }) => (call === 'DownloadResult' ? [headers] : [])),
    ];
    expect(all).toHaveLength(2);
    for (const headers of all)
      expect(
        Object.keys(headers).filter((name) => /token|auth|customer|account|cookie/.test(name)),
      ).toEqual([]);
  });

  test.each<[url: string]>([
    ['https://example.com/UploadBulkFile/1'],
    ['https://127.0.0.1.example.com/UploadBulkFile/1'],
    ['http://example.com/UploadBulkFile/1'],
    ['ftp://127.0.0.1/UploadBulkFile/1'],
    ['UploadBulkFile/1'],
    ['https://user:pass@example.com/127.0.0.1'],
  ])('do not go to %s, which the service named for a file', async (UploadUrl) => {
    const urls: string[] = [];
    const service = await openService({
      script: { GetBulkUploadUrl: [{ answer: { UploadUrl, RequestId: 'r' } }] },
    });
    const client = service.connect({
      fetch(url, init) {
        urls.push(String(url));
        return fetch(url, init);
      },
    });
    expect(await errorOf(client.uploadBulkFile(file))).toMatchObject({
      ...{ call: 'GetBulkUploadUrl', reason: 'host', advice: 'account' },
    });
    expect(urls).toHaveLength(1);
  });

  test.each<[environment: 'production' | 'sandbox', url: string, isRight: boolean]>([
    ['production', 'https://campaign.api.bingads.microsoft.com/x?Ver=13', true],
    ['production', 'https://fileupload.api.bingads.microsoft.com/x', true],
    ['production', 'http://campaign.api.bingads.microsoft.com/x', false],
    ['production', 'https://fileupload.api.sandbox.bingads.microsoft.com/x', false],
    ['production', 'https://campaignapi.bingads.microsoft.com/x', false],
    ['production', 'https://x.api.bingads.microsoft.com.example.com/x', false],
    ['production', 'https://example.com/.api.bingads.microsoft.com', false],
    ['production', 'https://bingads.microsoft.com/x', false],
    ['sandbox', 'https://fileupload.api.sandbox.bingads.microsoft.com/x', true],
    ['sandbox', 'https://campaign.api.bingads.microsoft.com/x', false],
  ])('of %s may go to %s: %s', async (environment, UploadUrl, isRight) => {
    const posted: string[] = [];
    const client = createClient({
      ...{ environment, token: 't', developerToken: 'd', customerId: 1, accountId: 2n },
      async fetch(url) {
        posted.push(String(url));
        if (posted.length > 1)
          return Response.json({ Code: 3221, ErrorCode: 'X' }, { status: 400 });
        return Response.json({ UploadUrl, RequestId: 'r' });
      },
    });
    await errorOf(client.uploadBulkFile(file));
    expect(posted.slice(1)).toEqual(isRight ? [UploadUrl] : []);
  });

  it('do not go to a service without https, unless it is on this machine', async () => {
    const { connect, double } = await openService();
    for (const bulk of ['http://example.com', 'http://127.0.0.1.example.com', 'http://128.0.0.1'])
      expect(() => connect({ environment: { ...double.environment, bulk } })).toThrow(TypeError);
    for (const bulk of ['https://example.com', 'http://localhost:1', 'http://[::1]:1'])
      connect({ environment: { ...double.environment, bulk } });
  });
});
