import { type Answer, redirectAnswer, textAnswer } from '../answer';
import { madeUp } from '../credentials';
import type { Codes } from './codes';
import type { IdentityProvider } from './tokens';

/**
 * Answers the consent page as if the user had signed in and consented at once: with a redirect that has
 * the code, or the error.
 *
 * Source: Authorization code flow of the Microsoft identity platform.
 */
export function authorize(
  query: URLSearchParams,
  provider: IdentityProvider,
  codes: Codes,
): Answer {
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== madeUp.clientId)
    return textAnswer(400, 'AADSTS700016: The client_id belongs to no app.');
  if (!isRedirectUri(redirectUri))
    return textAnswer(400, 'AADSTS50011: The redirect_uri is not registered for the app.');
  const state = query.get('state');
  const answer = (parameters: Readonly<Record<string, string>>) => {
    const target = new URL(redirectUri);
    for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
    if (state !== null) target.searchParams.set('state', state);
    return redirectAnswer(target.href);
  };
  if (query.get('response_type') !== 'code') return answer({ error: 'unsupported_response_type' });
  const scope = query.get('scope') ?? '';
  if (scope === '') return answer({ error: 'invalid_request' });
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (challenge !== null && method !== 'S256' && method !== 'plain')
    return answer({ error: 'invalid_request' });
  // Microsoft asks for it by a scope, Google by a parameter.
  const isOffline =
    provider === 'Google'
      ? query.get('access_type') === 'offline'
      : scope.split(' ').includes('offline_access');
  const code = codes.issue({
    provider,
    redirectUri,
    scope,
    isOffline,
    challenge: challenge === null ? undefined : { text: challenge, method },
  });
  return answer({ code });
}

/** The addresses of a native app: this machine, or the page that Microsoft has for such apps. */
function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  if (protocol === 'https:') return pathname.endsWith('/oauth2/nativeclient');
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
