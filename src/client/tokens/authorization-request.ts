import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi';
import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { type Environment, hostsOf } from '../environment';
import { identityOf } from './identity';
import { consentShape } from './shapes';

/** Options that the request for consent and the exchange of its code share. */
export interface ConsentOptions {
  /** The Application (client) ID of the app registration, or the client id of Google. */
  readonly clientId: string;
  /** Where the user's browser goes afterwards, exactly as it is registered for the app. */
  readonly redirectUri: string;
  /**
   * `'common'`, `'organizations'`, `'consumers'`, or the id or domain of a tenant. Default `'common'`.
   * Google has no tenants.
   */
  readonly tenant?: string | undefined;
  /** The service that the tokens are for. It selects the scope, too. */
  readonly environment: Environment;
  /** `'Google'` for the sign-in with a Google account. Default: with a Microsoft account. */
  readonly identityProvider?: 'Google' | undefined;
}

/** A request for consent. Keep `state` and `codeVerifier` for `exchangeCode`, out of the user's sight. */
export interface AuthorizationRequest {
  /** The page to open in the user's browser. */
  readonly url: string;
  /** Comes back in the callback, and proves that it belongs to this request. */
  readonly state: string;
  /** Proves that who exchanges the code is who asked for it (PKCE, method S256). */
  readonly codeVerifier: string;
}

const schema = z.strictObject(consentShape);

/**
 * Prepares the page on which a user allows the app to manage Microsoft Advertising. Every user does so
 * once: the service has no other way to a token. The browser then goes to `redirectUri`, whose whole
 * address is what `exchangeCode` needs.
 *
 * Source: Request user consent, Bing Ads API guides; RFC 7636.
 * @throws TypeError for wrong options
 * @example
 * const { url, state, codeVerifier } = await authorizationRequest({
 *   clientId: '00000000-0000-0000-0000-000000000000',
 *   redirectUri: 'http://localhost:8400/',
 *   environment: 'production',
 * });
 * console.log(`Open ${url}`);
 */
export async function authorizationRequest(options: ConsentOptions): Promise<AuthorizationRequest> {
  const { clientId, redirectUri, environment, ...choice } = checkOptions(schema, options);
  const { server, consent } = identityOf(hostsOf(environment), choice);
  const state = generateRandomState();
  const codeVerifier = generateRandomCodeVerifier();
  const url = new URL(server.authorization_endpoint);
  const parameters = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    ...consent,
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, codeVerifier };
}
