import * as oauth from 'oauth4webapi';
import type { ServiceCallError } from '../call-error';
import { callErrorOf } from '../calls/call-sentence';
import type { NoAnswer } from '../calls/exchange';
import { waitsAfterTransient } from '../calls/retry';
import { refusalError, scopeError } from './errors';
import { type Grant, sendGrant, type TokenClient } from './send-grant';

/** Tokens of a user. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent if the one that was presented stays valid. */
  readonly refreshToken?: string;
  /** Seconds that the access token is valid from its request on. */
  readonly expiresIn: number;
}

/** Why there are no tokens. */
interface Failure {
  readonly error: ServiceCallError;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** Milliseconds until a refused refresh token is presented again: now and then a valid one is refused. */
const waitsAfterRefusal = [5_000];
/** Milliseconds that a server can make its client wait at most. */
const maxRetryAfter = 60_000;
/** Seconds. Both identity providers state the life of every token, and none is shorter by default. */
const defaultLife = 3_600;

/**
 * Requests tokens. A request that may work the next time is repeated.
 * @throws ServiceCallError; the reason of an abort
 */
export async function requestTokens(client: TokenClient, grant: Grant): Promise<Tokens> {
  const afterTrouble = waitsAfterTransient.GetToken.values();
  const afterRefusal = ('refreshToken' in grant ? waitsAfterRefusal : []).values();
  for (;;) {
    const attempt = await requestOnce(client, grant);
    if (!('error' in attempt)) return attempt;
    const { error, retryAfter = 0 } = attempt;
    const isRefused = error.errors.some(({ code }) => code === 'invalid_grant');
    const wait = isRefused
      ? afterRefusal.next().value
      : error.advice === 'retry'
        ? afterTrouble.next().value
        : undefined;
    if (wait === undefined) throw error;
    const asked = Math.min(retryAfter, maxRetryAfter);
    await client.clock.wait(Math.max(wait, asked), client.signal);
  }
}

async function requestOnce(client: TokenClient, grant: Grant): Promise<Tokens | Failure> {
  const answer = await sendGrant(client, grant);
  if ('reason' in answer) return { error: troubleError(answer) };
  const { httpStatus, retryAfter, text } = answer;
  const body = membersOf(text);
  if (httpStatus === 200) return readTokens(client, body);
  // A server with a problem of its own may answer anything.
  const isRefusal = httpStatus < 500 && typeof body?.error === 'string';
  const error = isRefusal
    ? refusalError(body, httpStatus)
    : troubleError({ reason: 'http', httpStatus });
  return { error, retryAfter };
}

function troubleError(
  trouble: Omit<NoAnswer, 'reason'> & { readonly reason: NoAnswer['reason'] | 'http' | 'answer' },
): ServiceCallError {
  return callErrorOf('GetToken', { ...trouble, kind: 'transient', errors: [] }, undefined);
}

function membersOf(text: string): { readonly [member: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

async function readTokens(
  { identity, clientId }: TokenClient,
  body: object | undefined,
): Promise<Tokens | Failure> {
  // The ID token names the user, who is not asked for. Checking it would require a clock that is right.
  const answer = Response.json({ ...body, id_token: undefined });
  const tokens = await oauth
    .processGenericTokenEndpointResponse(identity.server, { client_id: clientId }, answer)
    .catch(() => undefined);
  // Where a header cannot hold a text, the error of `fetch` shows it.
  if (tokens === undefined || !/^[!-~]+$/.test(tokens.access_token))
    return { error: troubleError({ reason: 'answer', httpStatus: 200 }) };
  const { access_token, refresh_token, expires_in = defaultLife, scope } = tokens;
  if (identity.scope !== undefined && scope !== undefined && !isGranted(identity.scope, scope))
    return { error: scopeError(identity.scope) };
  return {
    accessToken: access_token,
    expiresIn: expires_in,
    ...(refresh_token !== undefined && { refreshToken: refresh_token }),
  };
}

/** Whether a list of scopes has one with this name. The address before the name differs by environment. */
function isGranted(name: string, scopes: string): boolean {
  return scopes.split(' ').some((scope) => scope === name || scope.endsWith(`/${name}`));
}
