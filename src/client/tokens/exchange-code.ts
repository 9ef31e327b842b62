import { AuthorizationResponseError, validateAuthResponse } from 'oauth4webapi';
import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { type Clock, systemClock } from '../clock';
import { hostsOf } from '../environment';
import type { AuthorizationRequest, ConsentOptions } from './authorization-request';
import { callbackError, noRefreshTokenError, refusalError } from './errors';
import { type Identity, identityOf } from './identity';
import { requestTokens } from './request-tokens';
import { consentShape, requestShape, text } from './shapes';

/** Options for the exchange of a code: those of its request, and what came of it. */
export interface ExchangeOptions
  extends ConsentOptions,
    Pick<AuthorizationRequest, 'state' | 'codeVerifier'> {
  /** The secret of a web app, or of an app of Google. */
  readonly clientSecret?: string | undefined;
  /** The address that the browser came back with, whole or from its path on. */
  readonly callbackUrl: string | URL;
  /** Aborts the exchange. It rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Default: the clock of the system. */
  readonly clock?: Clock | undefined;
}

/** Tokens of a user who has consented. */
export interface ExchangedTokens {
  readonly accessToken: string;
  /** Keep it where only the user can read it. `refreshingToken` needs it. */
  readonly refreshToken: string;
  /** Seconds for which the access token is valid. */
  readonly expiresIn: number;
}

const schema = z.strictObject({
  ...consentShape,
  ...requestShape,
  clientSecret: z.optional(text),
  state: text,
  codeVerifier: text,
  callbackUrl: z.custom<string | URL>(
    (value) => typeof value === 'string' || value instanceof URL,
    'a string or a URL',
  ),
  signal: z.optional(z.instanceof(AbortSignal)),
});

/**
 * Exchanges the code of a callback for tokens. A code is valid for a few minutes, and once.
 *
 * Source: Get access and refresh tokens, Bing Ads API guides.
 * @throws ServiceCallError for a callback of another request, a user who declined, a sign-in that was
 * refused or cannot be reached, a scope that was not granted, and an answer without a refresh token
 * @throws TypeError for wrong options; the reason of an abort
 * @example
 * const app = {
 *   clientId: '00000000-0000-0000-0000-000000000000',
 *   redirectUri: 'http://localhost:8400/',
 *   environment: 'production',
 * } as const;
 * const { url, state, codeVerifier } = await authorizationRequest(app);
 * const callbackUrl = await visit(url);
 * const { refreshToken } = await exchangeCode({ ...app, callbackUrl, state, codeVerifier });
 */
export async function exchangeCode(options: ExchangeOptions): Promise<ExchangedTokens> {
  const {
    environment,
    identityProvider,
    tenant,
    redirectUri,
    callbackUrl,
    state,
    codeVerifier,
    fetch = globalThis.fetch,
    clock = systemClock,
    ...app
  } = checkOptions(schema, options);
  const identity = identityOf(hostsOf(environment), { identityProvider, tenant });
  const callback = readCallback(identity, callbackUrl, { ...app, redirectUri, state });
  const tokens = await requestTokens(
    { ...app, identity, fetch, clock },
    { callback, redirectUri, codeVerifier },
  );
  if (tokens.refreshToken === undefined) throw noRefreshTokenError();
  return { ...tokens, refreshToken: tokens.refreshToken };
}

/** Reads the parameters of a callback that has a code. */
function readCallback(
  { server }: Identity,
  callbackUrl: string | URL,
  { clientId, redirectUri, state }: Pick<ExchangeOptions, 'clientId' | 'redirectUri' | 'state'>,
): URLSearchParams {
  if (!URL.canParse(String(callbackUrl), redirectUri)) throw callbackError();
  const { searchParams } = new URL(callbackUrl, redirectUri);
  // The state belongs to one request, which went to one server: this is the server that answers.
  searchParams.delete('iss');
  try {
    const callback = validateAuthResponse(server, { client_id: clientId }, searchParams, state);
    const [code, ...others] = callback.getAll('code');
    if (code && others.length === 0) return callback;
  } catch (cause) {
    if (cause instanceof AuthorizationResponseError) throw refusalError(cause);
  }
  throw callbackError();
}
