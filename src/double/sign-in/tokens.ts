import { randomUUID } from 'node:crypto';

/** Who has signed a user in. */
export type IdentityProvider = 'Microsoft' | 'Google';

export type TokenState = 'right' | 'expired' | 'wrong';

interface Token {
  readonly provider: IdentityProvider;
  readonly expiresAt: number;
}

const day = 86_400_000;

/** Source: refresh tokens of the Microsoft identity platform, which live 90 days. */
const refreshTokenLife = 90 * day;

/** The tokens that the sign-in has issued. */
export class Tokens {
  readonly #now: () => number;
  readonly #tokenLife: number;
  readonly #access = new Map<string, Token>();
  readonly #refresh = new Map<string, Token>();
  /** The newest refresh token of each provider. */
  readonly #newest = new Map<IdentityProvider, string>();

  constructor(now: () => number, tokenLife: number) {
    this.#now = now;
    this.#tokenLife = tokenLife;
  }

  issueAccess(provider: IdentityProvider): string {
    const token = `access-${randomUUID()}`;
    this.#access.set(token, { provider, expiresAt: this.#now() + this.#tokenLife });
    return token;
  }

  /** An older refresh token stays valid: it is not revoked when a new one replaces it. */
  issueRefresh(provider: IdentityProvider): string {
    const token = `refresh-${randomUUID()}`;
    this.#refresh.set(token, { provider, expiresAt: this.#now() + refreshTokenLife });
    this.#newest.set(provider, token);
    return token;
  }

  /** A token of Google is right only in a call that names Google as the identity provider. */
  stateOf(token: string, identityProvider: string | undefined): TokenState {
    const known = this.#access.get(token);
    if (known?.provider !== (identityProvider ?? 'Microsoft')) return 'wrong';
    return known.expiresAt > this.#now() ? 'right' : 'expired';
  }

  stateOfRefresh(token: string, provider: IdentityProvider): TokenState {
    const known = this.#refresh.get(token);
    if (known?.provider !== provider) return 'wrong';
    return known.expiresAt > this.#now() ? 'right' : 'expired';
  }

  /** What may be recorded about a refresh token instead of the token. */
  describeRefresh(token: string): 'newest' | 'older' | 'wrong' {
    const known = this.#refresh.get(token);
    if (!known) return 'wrong';
    return this.#newest.get(known.provider) === token ? 'newest' : 'older';
  }

  /** What may be recorded about an access token instead of the token. */
  describeAccess(token: string): TokenState {
    const known = this.#access.get(token);
    return known ? this.stateOf(token, known.provider) : 'wrong';
  }
}
