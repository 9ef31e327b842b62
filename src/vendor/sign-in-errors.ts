import type { Advice } from './errors';

/** An error of the sign-in: what to do about it, and in English what is wrong and what to do. */
export interface SignInErrorEntry {
  readonly advice: Advice | 'sign-in';
  readonly meaning: string;
}

/**
 * Errors of the sign-in: names of OAuth 2.0, and numbers of Microsoft Entra, which say more. Entra may
 * change its numbers at any time: they select words and advice, never what a program does next.
 *
 * Sources: Common OAuth errors, Bing Ads API guides; Microsoft Entra authentication and authorization
 * error codes; RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section 3.1.2.6.
 */
// biome-ignore format: a table is read down its lines
export const signInErrors = {
  // Someone has to sign in
  invalid_grant: { advice: 'sign-in',
    meaning: 'The refresh token or the code is no longer valid. Sign in again.' },
  interaction_required: { advice: 'sign-in',
    meaning: 'The account asks for something that only its user can do, such as a second factor. Sign in again.' },
  login_required: { advice: 'sign-in',
    meaning: 'Nobody is signed in. Sign in again.' },
  consent_required: { advice: 'sign-in',
    meaning: 'The user has not allowed the app to manage Microsoft Advertising. Sign in again and accept.' },
  access_denied: { advice: 'sign-in',
    meaning: 'The user or an administrator declined. Sign in again and accept.' },
  AADSTS50076: { advice: 'sign-in',
    meaning: 'The account now requires a second factor. Sign in again.' },
  AADSTS50173: { advice: 'sign-in',
    meaning: 'The password was changed, or the session was revoked. Sign in again.' },
  AADSTS54005: { advice: 'sign-in',
    meaning: 'The code has been used before. Sign in again for a new one.' },
  AADSTS65001: { advice: 'sign-in',
    meaning: 'The user has not allowed the app to manage Microsoft Advertising. Sign in again and accept.' },
  AADSTS65004: { advice: 'sign-in',
    meaning: 'The user declined. Sign in again and accept.' },
  AADSTS70000: { advice: 'sign-in',
    meaning: 'The refresh token is invalid, or does not cover the scope. Sign in again.' },
  AADSTS70008: { advice: 'sign-in',
    meaning: 'The refresh token or the code has expired. Sign in again.' },
  AADSTS700082: { advice: 'sign-in',
    meaning: 'The refresh token has expired, because it was not used for 90 days. Sign in again.' },

  // The app or the tenant has to be set up
  invalid_client: { advice: 'account',
    meaning: 'The client id or the client secret is wrong. Compare both with the app registration.' },
  unauthorized_client: { advice: 'account',
    meaning: 'The app is not allowed to sign in like this. Compare the client id and the tenant with the app registration.' },
  invalid_scope: { advice: 'account',
    meaning: 'The app cannot have this scope. Check the environment and the app registration.' },
  invalid_request: { advice: 'account',
    meaning: 'The request does not fit the app registration. Compare the client id, the tenant and the redirect URI with it.' },
  unsupported_grant_type: { advice: 'account',
    meaning: 'The app is not allowed to use refresh tokens or codes. Check the app registration.' },
  AADSTS50011: { advice: 'account',
    meaning: 'The redirect URI is not registered for the app. Add exactly this URI to the app registration.' },
  AADSTS50020: { advice: 'account',
    meaning: 'The account does not belong to the tenant. Use the tenant "common", or an account of the tenant.' },
  AADSTS650052: { advice: 'account',
    meaning: 'The organization has no access to Microsoft Advertising. Ask its administrator to add the service principal of Microsoft Advertising.' },
  AADSTS70002: { advice: 'account',
    meaning: 'The client secret does not fit the kind of app. A web app needs it, and an app for mobile and desktop must not send one.' },
  AADSTS700016: { advice: 'account',
    meaning: 'The tenant has no app with this client id. Copy the Application (client) ID from the app registration, and check the tenant.' },
  AADSTS700025: { advice: 'account',
    meaning: 'The app is registered for mobile and desktop, and must not send a client secret. Leave the secret out.' },
  AADSTS700084: { advice: 'account',
    meaning: 'The app is registered as a single-page application, whose refresh tokens live 24 hours. Register it for mobile and desktop, then sign in again.' },
  AADSTS70011: { advice: 'account',
    meaning: 'The app cannot have this scope. Check the environment: production and sandbox have a scope each.' },
  AADSTS7000215: { advice: 'account',
    meaning: 'The client secret is wrong. Copy the value of the secret from the app registration, not its ID.' },
  AADSTS7000218: { advice: 'account',
    meaning: 'The app is registered as a web app, which needs its client secret. Set the secret, or register the app for mobile and desktop.' },
  AADSTS7000222: { advice: 'account',
    meaning: 'The client secret has expired. Create a new one in the app registration.' },
  AADSTS9002313: { advice: 'account',
    meaning: 'The request is malformed. Compare the client id, the tenant and the redirect URI with the app registration.' },

  // The sign-in service itself
  server_error: { advice: 'retry',
    meaning: 'The sign-in service has a problem of its own. Try again later.' },
  temporarily_unavailable: { advice: 'retry',
    meaning: 'The sign-in service is busy. Try again later.' },
} as const satisfies { readonly [code: string]: SignInErrorEntry };

/** Looks up an error of the sign-in by its name or by its number with AADSTS before it. */
export function knownSignInError(code: string): SignInErrorEntry | undefined {
  return Object.hasOwn(signInErrors, code)
    ? signInErrors[code as keyof typeof signInErrors]
    : undefined;
}
