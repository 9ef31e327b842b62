import { describe, expect, it, test } from 'vitest';
import {
  type RefreshingTokenOptions,
  refreshingToken,
} from '../../../src/client/tokens/refreshing-token';
import { allowNoUnhandledRejections } from '../../support/unhandled-rejections';
import { gate, openSignInServer, type Reply, SteppedClock, scope, tokens } from './sign-in-server';

allowNoUnhandledRejections();

/** A provider, what it asks the server, and the refresh tokens that it has kept. */
async function open(replies: Reply[] = [], options: Partial<RefreshingTokenOptions> = {}) {
  const server = await openSignInServer(...replies);
  const clock = new SteppedClock();
  const kept: string[] = [];
  const token = refreshingToken({
    clientId: 'the-app',
    refreshToken: 'refresh-0',
    environment: server.environment,
    onRefreshToken: (refreshToken) => kept.push(refreshToken),
    clock,
    ...options,
  });
  return { ...server, clock, kept, token };
}

describe('the request', () => {
  const refresh = {
    client_id: 'the-app',
    grant_type: 'refresh_token',
    refresh_token: 'refresh-0',
    scope: `${scope} offline_access`,
  };
  test.each([
    ['of an app for mobile and desktop', {}, 'common', refresh],
    ['of a web app', { clientSecret: 's&cret' }, 'common', { ...refresh, client_secret: 's&cret' }],
    ['for one tenant', { tenant: 'example.com' }, 'example.com', refresh],
  ])('%s', async (_name, options, tenant, form) => {
    const { token, requests } = await open([], options);
    expect(await token({})).toBe('access-1');
    expect(requests).toEqual([{ path: `/login/${tenant}/oauth2/v2.0/token`, form }]);
  });
});

describe('an access token', () => {
  const life = (expires_in?: number | string): Reply => ({ json: { ...tokens(1), expires_in } });
  test.each<[string, Reply, seconds: number, expected: string]>([
    ['5 minutes and a second before its end', life(3600), 3299, 'access-1'],
    ['5 minutes before its end', life(3600), 3300, 'access-2'],
    ['with a longer life', life(86_400), 86_099, 'access-1'],
    ['with a longer life, 5 minutes before its end', life(86_400), 86_100, 'access-2'],
    ['with a life in text', life('5400'), 5099, 'access-1'],
    ['with a life in text, 5 minutes before its end', life('5400'), 5100, 'access-2'],
    ['with no life: of an hour', life(), 3299, 'access-1'],
    ['with no life: of an hour, 5 minutes before its end', life(), 3300, 'access-2'],
    ['that lives for 5 minutes', life(300), 0, 'access-2'],
    ['that lives for a minute', life(60), 0, 'access-2'],
  ])('is given as long as it is valid: %s', async (_name, reply, seconds, expected) => {
    const { token, clock } = await open([reply]);
    expect(await token({})).toBe('access-1');
    clock.pass(seconds);
    expect(await token({})).toBe(expected);
  });

  it('counts its life from the request, and not from the answer', async () => {
    const [answered, answer] = gate();
    const { token, clock, arrival } = await open([{ after: answered }]);
    const arrived = arrival();
    const first = token({});
    await arrived;
    clock.pass(200);
    answer();
    expect(await first).toBe('access-1');
    clock.pass(3100);
    expect(await token({})).toBe('access-2');
  });

  it('that the service refused is not given again', async () => {
    const { token, requests } = await open();
    expect(await token({})).toBe('access-1');
    expect(await token({ refused: 'access-1' })).toBe('access-2');
    // Another call was made with the first token, and comes back later.
    expect(await token({ refused: 'access-1' })).toBe('access-2');
    expect(await token({})).toBe('access-2');
    expect(requests).toHaveLength(2);
  });
});

describe('a refresh token', () => {
  it('is the latest one', async () => {
    const { token, clock, kept, requests } = await open();
    for (const number of [1, 2, 3]) {
      expect(await token({})).toBe(`access-${number}`);
      clock.pass(3600);
    }
    expect(requests.map(({ form }) => form.refresh_token)).toEqual([
      'refresh-0',
      'refresh-1',
      'refresh-2',
    ]);
    expect(kept).toEqual(['refresh-1', 'refresh-2', 'refresh-3']);
  });

  test.each([
    ['absent', undefined],
    ['the same', 'refresh-0'],
  ])(
    'stays, and is not kept again, where the answer has none or the same: %s',
    async (_name, refresh_token) => {
      const reply = { json: { ...tokens(1), refresh_token } };
      const { token, clock, kept, requests } = await open([reply]);
      expect(await token({})).toBe('access-1');
      clock.pass(3600);
      expect(await token({})).toBe('access-2');
      expect(requests.map(({ form }) => form.refresh_token)).toEqual(['refresh-0', 'refresh-0']);
      expect(kept).toEqual(['refresh-2']);
    },
  );

  it('is kept before its access token is given, to everyone who waits', async () => {
    const events: string[] = [];
    const [stored, store] = gate();
    const [called, call] = gate();
    const { token } = await open([], {
      async onRefreshToken(refreshToken) {
        events.push(`keep ${refreshToken}`);
        call();
        await stored;
        events.push(`kept ${refreshToken}`);
      },
    });
    const ask = async () => events.push(`give ${await token({})}`);
    const first = ask();
    await called;
    const second = ask();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(events).toEqual(['keep refresh-1']);
    store();
    await Promise.all([first, second]);
    expect(events).toEqual(['keep refresh-1', 'kept refresh-1', 'give access-1', 'give access-1']);
  });

  it('that could not be kept is kept first by the next request', async () => {
    const full = new Error('The disk is full.');
    const tries: string[] = [];
    const { token, requests } = await open([], {
      onRefreshToken(refreshToken) {
        tries.push(refreshToken);
        if (tries.length < 3) throw full;
      },
    });
    await expect(token({})).rejects.toBe(full);
    await expect(token({})).rejects.toBe(full);
    expect(await token({})).toBe('access-1');
    expect(await token({})).toBe('access-1');
    expect(tries).toEqual(['refresh-1', 'refresh-1', 'refresh-1']);
    expect(requests).toHaveLength(1);
  });

  it('that could not be kept until its access token expired is kept before the next one is requested', async () => {
    const events: string[] = [];
    const { token, clock, requests } = await open([], {
      async onRefreshToken(refreshToken) {
        events.push(`${refreshToken} after ${requests.length}`);
        if (events.length === 1) throw new Error('The disk is full.');
      },
    });
    await expect(token({})).rejects.toThrow('The disk is full.');
    clock.pass(3600);
    expect(await token({})).toBe('access-2');
    expect(events).toEqual(['refresh-1 after 1', 'refresh-1 after 1', 'refresh-2 after 2']);
    expect(requests[1]?.form.refresh_token).toBe('refresh-1');
  });
});

describe('while the sign-in service cannot be reached', () => {
  const down = { status: 503, body: '' };
  const outage = [down, down, down, down];

  it('a token is given until it expires', async () => {
    const { token, clock, requests } = await open([{}, ...outage, ...outage]);
    expect(await token({})).toBe('access-1');
    clock.pass(3300);
    expect(await token({})).toBe('access-1');
    expect(clock.waits).toEqual([1_000, 4_000, 15_000]);
    // 280 seconds are left, and 20 of them pass until the next outage is noticed.
    clock.pass(260);
    await expect(token({})).rejects.toMatchObject({ reason: 'http', httpStatus: 503 });
    expect(requests).toHaveLength(9);
    expect(await token({})).toBe('access-10');
  });

  it('a token that the service refused is not given', async () => {
    const { token } = await open([{}, ...outage]);
    const refused = await token({});
    await expect(token({ refused })).rejects.toMatchObject({ reason: 'http', httpStatus: 503 });
  });

  it('a token whose refresh token could not be kept is not given', async () => {
    const { token, clock } = await open([{}, ...outage], {
      onRefreshToken() {
        throw new Error('The disk is full.');
      },
    });
    await expect(token({})).rejects.toThrow('The disk is full.');
    clock.pass(3300);
    await expect(token({})).rejects.toThrow('The disk is full.');
  });

  it('a token is not given to a user who has to sign in again', async () => {
    const gone = { status: 400, json: { error: 'invalid_grant' } };
    const { token, clock } = await open([{}, gone, gone]);
    expect(await token({})).toBe('access-1');
    clock.pass(3300);
    await expect(token({})).rejects.toMatchObject({ reason: 'sign-in', advice: 'sign-in' });
  });
});

describe('one renewal at a time', () => {
  it('serves 50 callers', async () => {
    const { token, requests, kept } = await open();
    const given = await Promise.all(Array.from({ length: 50 }, () => token({})));
    expect(new Set(given)).toEqual(new Set(['access-1']));
    expect(requests).toHaveLength(1);
    expect(kept).toEqual(['refresh-1']);
  });

  it('serves 50 callers whose token was refused', async () => {
    const { token, requests } = await open();
    const refused = await token({});
    const given = await Promise.all(Array.from({ length: 50 }, () => token({ refused })));
    expect(new Set(given)).toEqual(new Set(['access-2']));
    expect(requests).toHaveLength(2);
  });

  it('goes on when a caller gives up', async () => {
    const [answered, answer] = gate();
    const { token, requests, arrival } = await open([{ after: answered }]);
    const control = new AbortController();
    const reason = new Error('No longer needed.');
    const arrived = arrival();
    const first = token({ signal: control.signal });
    const second = token({});
    await arrived;
    control.abort(reason);
    await expect(first).rejects.toBe(reason);
    answer();
    expect(await second).toBe('access-1');
    expect(requests).toHaveLength(1);
  });

  it('goes on when its only caller gives up, and serves the next one', async () => {
    const [answered, answer] = gate();
    const { token, requests, kept, arrival } = await open([{ after: answered }]);
    const control = new AbortController();
    const arrived = arrival();
    const first = token({ signal: control.signal });
    await arrived;
    control.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    answer();
    expect(await token({})).toBe('access-1');
    expect(requests).toHaveLength(1);
    expect(kept).toEqual(['refresh-1']);
  });

  it('may fail when nobody waits for it any more', async () => {
    const [answered, answer] = gate();
    const refusal = { status: 400, json: { error: 'unauthorized_client' }, after: answered };
    const { token, requests, arrival } = await open([refusal]);
    const control = new AbortController();
    const arrived = arrival();
    const first = token({ signal: control.signal });
    await arrived;
    control.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await token({})).toBe('access-2');
    expect(requests).toHaveLength(2);
  });

  it('does not begin for a caller who has given up', async () => {
    const { token, requests } = await open();
    const reason = new Error('No longer needed.');
    await expect(token({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(requests).toEqual([]);
  });

  it('fails for everyone who waits, and is then tried again', async () => {
    const refusal = { status: 400, json: { error: 'unauthorized_client' } };
    const { token, requests } = await open([refusal]);
    const failed = await Promise.allSettled([token({}), token({})]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await token({})).toBe('access-2');
    expect(requests).toHaveLength(2);
  });
});
