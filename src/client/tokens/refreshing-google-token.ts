import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { systemClock } from '../clock';
import { hostsOf } from '../environment';
import { googleIdentity } from './identity';
import type { TokenProvider } from './provider';
import type { RefreshingTokenOptions } from './refreshing-token';
import { requestShape, text } from './shapes';
import { TokenCache } from './token-cache';

/** Options for access tokens of a Google account. */
export interface RefreshingGoogleTokenOptions
  extends Pick<
    RefreshingTokenOptions,
    'clientId' | 'refreshToken' | 'environment' | 'fetch' | 'clock'
  > {
  /** The secret of the app. Google requires it from every kind of app. */
  readonly clientSecret: string;
}

const schema = z.strictObject({ ...requestShape, clientSecret: text, refreshToken: text });

/**
 * Gives access tokens of a Google account, and renews them as `refreshingToken` does. Google's refresh
 * tokens do not change, so there is nothing to keep.
 *
 * Source: Authentication with OAuth, Bing Ads API guides, March 2026.
 * @throws TypeError for wrong options
 * @example
 * const token = refreshingGoogleToken({
 *   clientId: 'the-app.apps.googleusercontent.com',
 *   clientSecret: await vault.read('client-secret'),
 *   refreshToken: await vault.read('refresh-token'),
 *   environment: 'production',
 * });
 */
export function refreshingGoogleToken(options: RefreshingGoogleTokenOptions): TokenProvider {
  const {
    environment,
    refreshToken,
    fetch = globalThis.fetch,
    clock = systemClock,
    ...app
  } = checkOptions(schema, options);
  const identity = googleIdentity(hostsOf(environment));
  const cache = new TokenCache({ ...app, identity, fetch, clock }, refreshToken, () => {});
  return (request) => cache.give(request);
}
