import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it, test, vi } from 'vitest';
import { type DoubleCall, startServiceDouble } from '../../src/double';
import { serviceOperations } from '../../src/vendor/hosts';
import { openSession } from './session';

test.each<[options: object, message: string]>([
  [{ port: 65_536 }, 'Option "port" must be at most 65535.'],
  [{ port: -1 }, 'Option "port" must be at least 0.'],
  [{ clock: () => 0 }, 'Option "clock" must be an object with the function now.'],
  [{ accounts: [] }, 'Option "accounts" must be a list with at least one account.'],
  [{ accounts: [{ id: 'x' }] }, 'Option "accounts.0.id" must be text of 1 to 19 digits.'],
  [{ accounts: [{ id: 1 }] }, 'Option "accounts.0.id" must be text of 1 to 19 digits.'],
  [{ clientSecret: 1 }, 'Option "clientSecret" must be of type string.'],
  [{ goals: [1] }, 'Option "goals.0" must be a name or an object.'],
  [{ goals: [{ Name: '' }] }, 'Option "goals" has a wrong goal.'],
  [{ processingTime: -1 }, 'Option "processingTime" must be at least 0.'],
  [{ statuses: 'InProgress' }, 'Option "statuses" must be of type array.'],
  [{ maxPendingUploads: 0.5 }, 'Option "maxPendingUploads" must be of type int.'],
  [{ maxRows: 0 }, 'Option "maxRows" must be at least 1.'],
  [{ tokenLife: '1h' }, 'Option "tokenLife" must be of type number.'],
  [{ urlLife: -1 }, 'Option "urlLife" must be at least 0.'],
  [{ resultUrlLife: null }, 'Option "resultUrlLife" must be of type number.'],
  [{ resultLife: Number.NaN }, 'Option "resultLife" must be of type number.'],
  [{ resultFormat: 'rar' }, 'Option "resultFormat" must be "zip" or "gzip" or "plain".'],
  [{ bom: 1 }, 'Option "bom" must be of type boolean.'],
  [{ entryName: 1 }, 'Option "entryName" must be of type string.'],
  [{ onCall: 'log' }, 'Option "onCall" must be a function.'],
  [{ urllife: 1 }, 'Unknown option "urllife". Did you mean "urlLife"?'],
])('refuses %o', async (options, message) => {
  const start = startServiceDouble(options);
  await expect(start).rejects.toThrow(TypeError);
  await expect(start).rejects.toThrow(message);
});

it('listens at the port that it is given, on this machine only', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const double = await startServiceDouble({ port });
  expect(double.origin).toBe(`http://127.0.0.1:${port}`);
  expect(double.environment).toMatchObject({
    ...{ bulk: double.origin, campaignManagement: double.origin, uploads: '127.0.0.1' },
    customerManagement: double.origin,
  });
  await expect(startServiceDouble({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await double.close();
});

it('uses the clock of the system if it is given none', async () => {
  const double = await startServiceDouble();
  const before = Date.now();
  await fetch(double.origin);
  await double.close();
  const [call] = double.calls;
  expect(call?.at).toBeGreaterThanOrEqual(before);
  expect(call?.at).toBeLessThanOrEqual(Date.now());
});

describe('onCall', () => {
  it('gets each call with what was answered', async () => {
    const heard: unknown[] = [];
    const onCall = ({ call, httpStatus, error }: DoubleCall) =>
      heard.push([call, httpStatus, error]);
    const { call, double } = await openSession({ onCall });
    double.script('GetUser', { fault: 117 }, { cut: 'before' }, { cut: 'after' });
    const ask = () => call('GetUser', { UserId: null }).catch(() => {});
    for (let i = 0; i < 4; i++) await ask();
    expect(heard).toEqual([
      ['GetUser', 429, 'CallRateExceeded'],
      ['GetUser', undefined, undefined],
      ['GetUser', undefined, undefined],
      ['GetUser', 200, undefined],
    ]);
  });

  it('gets a call whose caller has left', async () => {
    const heard: DoubleCall[] = [];
    const { double } = await openSession({ onCall: (call) => heard.push(call) });
    double.script('GetUser', { delay: 50 });
    const leaving = new AbortController();
    const url = `${double.origin}${serviceOperations.GetUser.path}`;
    const answer = fetch(url, { method: 'POST', body: '{}', signal: leaving.signal });
    await vi.waitFor(() => expect(double.calls).toHaveLength(1));
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });
});

it('records the body of a call, whatever is answered', async () => {
  const { call, double } = await openSession();
  double.script('GetBulkUploadStatus', { httpStatus: 502 });
  await call('GetBulkUploadStatus', { RequestId: 'x' });
  await call('GetBulkUploadStatus', { RequestId: 'y' }, { Authorization: 'Bearer z' });
  await call('GetBulkUploadStatus', 'not JSON');
  expect(
    double.calls.map(({ body, requestId, headers }) => {
      return [body, requestId, headers.authorization];
    }),
  ).toEqual([
    [{ RequestId: 'x' }, 'x', 'right'],
    [{ RequestId: 'y' }, 'y', 'wrong'],
    [undefined, undefined, 'right'],
  ]);
});
