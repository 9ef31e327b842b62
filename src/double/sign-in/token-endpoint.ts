import { serviceHosts } from '../../vendor/hosts';
import { type Answer, signInAnswer } from '../answer';
import { madeUp } from '../credentials';
import { type Codes, fitsChallenge } from './codes';
import type { IdentityProvider, Tokens } from './tokens';

/** What a sign-in has to know. */
export interface SignIn {
  readonly tokens: Tokens;
  readonly codes: Codes;
  readonly clientSecret: string | undefined;
  readonly tokenLife: number;
}

/** An error of OAuth, with the number by which Microsoft knows it. */
interface OAuthError {
  readonly error: string;
  readonly description: string;
}

const fault = (error: string, description: string): OAuthError => ({ error, description });
const expired = fault('invalid_grant', 'AADSTS70008: The token or code is wrong or has expired.');

/**
 * Answers a request for tokens.
 *
 * Sources: Get tokens, Bing Ads API guides; RFC 6749; Using OAuth 2.0 for Web Server Applications, Google.
 */
export function answerTokenRequest(
  form: URLSearchParams,
  provider: IdentityProvider,
  signIn: SignIn,
): Answer {
  const grant = clientFault(form, provider, signIn) ?? grantOf(form, provider, signIn);
  if ('error' in grant) {
    const { error, description } = grant;
    const body = { error, error_description: description };
    return { ...signInAnswer(error === 'invalid_client' ? 401 : 400, body), error };
  }
  const seconds = Math.floor(signIn.tokenLife / 1000);
  return signInAnswer(200, {
    token_type: 'Bearer',
    scope: grant.scope,
    expires_in: seconds,
    ...(provider === 'Microsoft' && { ext_expires_in: seconds }),
    access_token: signIn.tokens.issueAccess(provider),
    ...(grant.isOffline && { refresh_token: signIn.tokens.issueRefresh(provider) }),
  });
}

/** What is wrong with the app that asks. Google requires a secret, Microsoft forbids one in a native app. */
function clientFault(
  form: URLSearchParams,
  provider: IdentityProvider,
  { clientSecret }: SignIn,
): OAuthError | undefined {
  if (form.get('client_id') !== madeUp.clientId)
    return fault('unauthorized_client', 'AADSTS700016: The client_id belongs to no app.');
  const secret = form.get('client_secret');
  if (provider === 'Google' && secret === null)
    return fault('invalid_request', 'client_secret is missing.');
  if (provider === 'Google' && clientSecret === undefined) return undefined;
  if (clientSecret === undefined && secret !== null)
    return fault('invalid_client', 'AADSTS700025: A native app must not send a client_secret.');
  if (clientSecret !== undefined && secret === null)
    return fault('invalid_client', 'AADSTS7000218: The client_secret is missing.');
  if (clientSecret !== undefined && secret !== clientSecret)
    return fault('invalid_client', 'AADSTS7000215: The client_secret is wrong.');
  return undefined;
}

/** What is granted. */
interface Grant {
  readonly scope: string;
  /** Whether the answer has a refresh token. */
  readonly isOffline: boolean;
}

function grantOf(
  form: URLSearchParams,
  provider: IdentityProvider,
  { tokens, codes }: SignIn,
): Grant | OAuthError {
  const scope = form.get('scope');
  if (provider === 'Microsoft' && scope !== null && !hasServiceScope(scope))
    return fault('invalid_scope', 'AADSTS70011: The scope does not contain that of the service.');
  switch (form.get('grant_type')) {
    case 'refresh_token': {
      const token = form.get('refresh_token') ?? '';
      if (tokens.stateOfRefresh(token, provider) !== 'right') return expired;
      // Google keeps the refresh token, and Microsoft replaces it.
      return { scope: scope ?? defaultScope, isOffline: provider === 'Microsoft' };
    }
    case 'authorization_code': {
      const consent = codes.take(form.get('code') ?? '');
      if (consent?.provider !== provider) return expired;
      if (consent.redirectUri !== form.get('redirect_uri'))
        return fault('invalid_grant', 'AADSTS50011: The redirect_uri is not that of the code.');
      if (!fitsChallenge(consent, form.get('code_verifier')))
        return fault(
          'invalid_grant',
          'AADSTS501481: The code_verifier does not fit its challenge.',
        );
      if (provider === 'Microsoft' && !hasServiceScope(consent.scope))
        return fault(
          'invalid_scope',
          'AADSTS70011: The scope does not contain that of the service.',
        );
      return { scope: scope ?? consent.scope, isOffline: consent.isOffline };
    }
    default:
      return fault('unsupported_grant_type', 'AADSTS70003: The grant_type is not supported.');
  }
}

const defaultScope = serviceHosts.production.microsoft.scope;

function hasServiceScope(scope: string): boolean {
  return scope.split(' ').includes(defaultScope);
}
