import type { AuthorizationServer } from 'oauth4webapi';
import type { ServiceHosts } from '../../vendor/hosts';

/** Who signs people in, and how they are asked. */
export interface Identity {
  readonly server: AuthorizationServer & { readonly authorization_endpoint: string };
  /** Parameters of the page on which people consent. */
  readonly consent: { readonly [parameter: string]: string };
  /** Parameters of a request for tokens. */
  readonly token: { readonly [parameter: string]: string };
  /** Name of the scope without which the service refuses a token. Google's tokens have no such scope. */
  readonly scope?: string;
}

/** Describes the sign-in that a caller chooses. */
export function identityOf(
  hosts: ServiceHosts,
  choice: {
    readonly identityProvider?: 'Google' | undefined;
    readonly tenant?: string | undefined;
  },
): Identity {
  return choice.identityProvider === 'Google'
    ? googleIdentity(hosts)
    : microsoftIdentity(hosts, choice.tenant);
}

/**
 * Describes the sign-in with a Microsoft account.
 *
 * Source: Request user consent and Get tokens, Bing Ads API guides.
 */
export function microsoftIdentity({ microsoft }: ServiceHosts, tenant = 'common'): Identity {
  const { issuer, scope } = microsoft;
  const endpoint = `${issuer}/${tenant}/oauth2/v2.0`;
  return {
    server: {
      issuer: `${issuer}/${tenant}/v2.0`,
      authorization_endpoint: `${endpoint}/authorize`,
      token_endpoint: `${endpoint}/token`,
    },
    consent: {
      response_mode: 'query',
      scope: `openid offline_access ${scope}`,
      prompt: 'select_account',
    },
    token: { scope: `${scope} offline_access` },
    scope: scope.slice(scope.lastIndexOf('/') + 1),
  };
}

/**
 * Describes the sign-in with a Google account. Google gives a refresh token only for offline access, and
 * after the first time only if it asks for consent again.
 *
 * Source: Authentication with OAuth, Bing Ads API guides, March 2026.
 */
export function googleIdentity({ google }: ServiceHosts): Identity {
  return {
    server: {
      issuer: new URL(google.authorize).origin,
      authorization_endpoint: google.authorize,
      token_endpoint: google.token,
    },
    consent: { scope: google.scope, access_type: 'offline', prompt: 'consent' },
    token: {},
  };
}
