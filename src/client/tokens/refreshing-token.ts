import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { type Clock, systemClock } from '../clock';
import { type Environment, hostsOf } from '../environment';
import { microsoftIdentity } from './identity';
import type { TokenProvider } from './provider';
import { requestShape, tenantShape, text } from './shapes';
import { TokenCache } from './token-cache';

/** Options for access tokens of a Microsoft account. */
export interface RefreshingTokenOptions {
  /** The Application (client) ID of the app registration. */
  readonly clientId: string;
  /** The secret of a web app. An app for mobile and desktop has none, and must not send one. */
  readonly clientSecret?: string | undefined;
  /** The refresh token that was kept last. */
  readonly refreshToken: string;
  /** `'common'`, `'organizations'`, `'consumers'`, or the id or domain of a tenant. Default `'common'`. */
  readonly tenant?: string | undefined;
  /** The service that the tokens are for. It selects the scope, too. */
  readonly environment: Environment;
  /**
   * Keeps a new refresh token. Nearly every renewal returns one, and the one before it stops working
   * some time later. The access token that came with it is given only after this function has returned
   * or its promise has resolved. If it throws, the caller gets that error, and the next caller's request
   * calls it again first.
   */
  readonly onRefreshToken: (refreshToken: string) => unknown;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Default: the clock of the system. */
  readonly clock?: Clock | undefined;
}

const schema = z.strictObject({
  ...requestShape,
  clientSecret: z.optional(text),
  refreshToken: text,
  tenant: tenantShape,
  onRefreshToken: z.custom<RefreshingTokenOptions['onRefreshToken']>(
    (value) => typeof value === 'function',
    'a function',
  ),
});

/**
 * Gives access tokens of a Microsoft account, and renews them with a refresh token.
 *
 * - An access token is renewed 5 minutes before it expires, by the `expires_in` of its answer (3,600
 *   seconds if there is none), and when the service has refused it. One that lives for 5 minutes or less
 *   is given to those who wait for it only.
 * - There is one renewal at a time, and everyone who asks meanwhile waits for it. An abort ends the
 *   waiting of one caller.
 * - If the sign-in service cannot be reached, or answers with HTTP 408, 429 or 5xx, it is asked three more
 *   times, after 1, 4 and 15 seconds. If that does not help, the old token is given until it expires.
 *   `invalid_grant` is asked again once, after 5 seconds, because the service refuses valid refresh tokens
 *   now and then.
 * - Tokens and secrets go to the environment's address only, by https, or by http on this machine. No
 *   redirect is followed.
 *
 * The function that it returns throws a `ServiceCallError` for `GetToken`. Its `advice` is `'sign-in'` if
 * a user has to consent again, `'account'` if the app registration or the options are wrong, and
 * `'retry'` if the sign-in service cannot be reached.
 *
 * Source: Get access and refresh tokens, Bing Ads API guides; Refresh tokens in the Microsoft identity
 * platform.
 * @throws TypeError for wrong options
 * @example
 * const token = refreshingToken({
 *   clientId: '00000000-0000-0000-0000-000000000000',
 *   refreshToken: await vault.read('refresh-token'),
 *   environment: 'production',
 *   onRefreshToken: (refreshToken) => vault.write('refresh-token', refreshToken),
 * });
 */
export function refreshingToken(options: RefreshingTokenOptions): TokenProvider {
  const {
    environment,
    tenant,
    refreshToken,
    onRefreshToken,
    fetch = globalThis.fetch,
    clock = systemClock,
    ...app
  } = checkOptions(schema, options);
  const identity = microsoftIdentity(hostsOf(environment), tenant);
  const cache = new TokenCache({ ...app, identity, fetch, clock }, refreshToken, onRefreshToken);
  return (request) => cache.give(request);
}
