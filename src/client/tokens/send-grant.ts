import * as oauth from 'oauth4webapi';
import { exchange, type HttpAnswer, type NoAnswer, type Transport } from '../calls/exchange';
import type { Identity } from './identity';

/** The app that requests tokens, and how. */
export interface TokenClient extends Transport {
  readonly identity: Identity;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What tokens are given for: a refresh token, or the code in a callback. */
export type Grant =
  | { readonly refreshToken: string }
  | {
      readonly callback: URLSearchParams;
      readonly redirectUri: string;
      readonly codeVerifier: string;
    };

/** Milliseconds for one request. */
const timeout = 30_000;

/** Sends the request for a grant, and reads the text of the answer. */
export async function sendGrant(client: TokenClient, grant: Grant): Promise<HttpAnswer | NoAnswer> {
  const { identity, clientId, clientSecret, signal } = client;
  const app = { client_id: clientId };
  const proof = clientSecret === undefined ? oauth.None() : oauth.ClientSecretPost(clientSecret);
  const sent: { answer?: HttpAnswer | NoAnswer } = {};
  const options = {
    additionalParameters: identity.token,
    // The environment has been checked: only addresses on this machine have http.
    [oauth.allowInsecureRequests]: true,
    async [oauth.customFetch](
      url: string,
      { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>,
    ) {
      sent.answer = await exchange(client, {
        url,
        method: 'POST',
        headers,
        body: String(body),
        timeout,
        signal,
      });
      return new Response();
    },
  };
  if ('refreshToken' in grant)
    await oauth.refreshTokenGrantRequest(identity.server, app, proof, grant.refreshToken, options);
  else {
    const { callback, redirectUri, codeVerifier } = grant;
    await oauth.authorizationCodeGrantRequest(
      identity.server,
      app,
      proof,
      callback,
      redirectUri,
      codeVerifier,
      options,
    );
  }
  return sent.answer as HttpAnswer | NoAnswer;
}
