import { createHash, randomUUID } from 'node:crypto';
import type { IdentityProvider } from './tokens';

/** What the user has consented to. */
export interface Consent {
  readonly provider: IdentityProvider;
  readonly redirectUri: string;
  readonly scope: string;
  /** Whether a refresh token was asked for. */
  readonly isOffline: boolean;
  /** The challenge of PKCE. */
  readonly challenge: { readonly text: string; readonly method: string } | undefined;
}

/** Source: the authentication guide, "about 5 minutes". */
const codeLife = 300_000;

/** The authorization codes that were issued. Each can be used once. */
export class Codes {
  readonly #now: () => number;
  readonly #consents = new Map<string, Consent & { readonly expiresAt: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(consent: Consent): string {
    const code = `code-${randomUUID()}`;
    this.#consents.set(code, { ...consent, expiresAt: this.#now() + codeLife });
    return code;
  }

  /** The consent behind a code, which is used up; undefined if it is unknown, used or expired. */
  take(code: string): Consent | undefined {
    const consent = this.#consents.get(code);
    this.#consents.delete(code);
    return consent && consent.expiresAt > this.#now() ? consent : undefined;
  }
}

/** Whether the verifier is that of the challenge. Source: RFC 7636, 4.6. */
export function fitsChallenge({ challenge }: Consent, verifier: string | null): boolean {
  if (challenge === undefined) return true;
  if (verifier === null) return false;
  const { text, method } = challenge;
  if (method === 'plain') return text === verifier;
  return text === createHash('sha256').update(verifier).digest('base64url');
}
