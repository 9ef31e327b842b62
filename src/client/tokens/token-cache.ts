import { orAbort } from '../../source/until-abort';
import { isServiceCallError } from '../call-error';
import type { TokenRequest } from './provider';
import { requestTokens } from './request-tokens';
import type { TokenClient } from './send-grant';

/** Milliseconds before its end at which an access token is renewed. */
const margin = 300_000;

interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}

/** The tokens of one user. They are renewed one at a time, whoever asks for them. */
export class TokenCache {
  readonly #client: TokenClient;
  readonly #onRefreshToken: (refreshToken: string) => unknown;
  #refreshToken: string;
  /** Whether the refresh token has been kept. Until then its access token is not given. */
  #isKept = true;
  #access: AccessToken | undefined;
  #renewal: Promise<string> | undefined;

  constructor(
    client: TokenClient,
    refreshToken: string,
    onRefreshToken: (refreshToken: string) => unknown,
  ) {
    this.#client = client;
    this.#refreshToken = refreshToken;
    this.#onRefreshToken = onRefreshToken;
  }

  /**
   * Gives an access token that the service has not refused. An abort ends the waiting of its caller and
   * not the renewal, because the service may have replaced the refresh token already.
   */
  async give({ signal, refused }: TokenRequest = {}): Promise<string> {
    signal?.throwIfAborted();
    return this.#validFor(margin, refused) ?? orAbort(this.#renewOnce(refused), signal);
  }

  /** The access token, if it is valid for longer than so many milliseconds. */
  #validFor(milliseconds: number, refused: string | undefined): string | undefined {
    if (!this.#isKept || this.#access === undefined) return undefined;
    const { token, validUntil } = this.#access;
    const isValid = this.#client.clock.now() + milliseconds < validUntil;
    return isValid && token !== refused ? token : undefined;
  }

  #renewOnce(refused: string | undefined): Promise<string> {
    this.#renewal ??= this.#renew(refused).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(refused: string | undefined): Promise<string> {
    await this.#keep();
    const token = this.#validFor(margin, refused);
    if (token !== undefined) return token;
    try {
      await this.#replace();
    } catch (cause) {
      // Tokens are renewed early, so that they last while the sign-in service cannot be reached.
      const isOutage = isServiceCallError(cause) && cause.advice === 'retry';
      const old = isOutage ? this.#validFor(0, refused) : undefined;
      if (old === undefined) throw cause;
      return old;
    }
    await this.#keep();
    return (this.#access as AccessToken).token;
  }

  async #replace(): Promise<void> {
    const start = this.#client.clock.now();
    const grant = { refreshToken: this.#refreshToken };
    const { accessToken, refreshToken, expiresIn } = await requestTokens(this.#client, grant);
    this.#access = { token: accessToken, validUntil: start + expiresIn * 1_000 };
    if (refreshToken !== undefined && refreshToken !== this.#refreshToken) {
      this.#refreshToken = refreshToken;
      this.#isKept = false;
    }
  }

  /** Keeps the refresh token. If that fails, it is tried again before anything else. */
  async #keep(): Promise<void> {
    if (this.#isKept) return;
    await this.#onRefreshToken(this.#refreshToken);
    this.#isKept = true;
  }
}
