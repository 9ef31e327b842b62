import { orAbort } from '../../source/until-abort';
import type { TokenRequest } from './provider';
import { requestTokens } from './request-tokens';
import type { TokenClient } from './send-grant';

/** Milliseconds before its end from which on an access token is not given any more. */
const margin = 300_000;

/** The tokens of one user. They are renewed one at a time, whoever asks for them. */
export class TokenCache {
  readonly #client: TokenClient;
  readonly #onRefreshToken: (refreshToken: string) => unknown;
  #refreshToken: string;
  /** Whether the refresh token has been kept. Until then its access token is not given. */
  #isKept = true;
  #access: { readonly token: string; readonly usableUntil: number } | undefined;
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
    return this.#usable(refused) ?? orAbort(this.#renewOnce(refused), signal);
  }

  #usable(refused: string | undefined): string | undefined {
    if (!this.#isKept || this.#access === undefined) return undefined;
    const { token, usableUntil } = this.#access;
    return token !== refused && this.#client.clock.now() < usableUntil ? token : undefined;
  }

  #renewOnce(refused: string | undefined): Promise<string> {
    this.#renewal ??= this.#renew(refused).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(refused: string | undefined): Promise<string> {
    await this.#keep();
    const token = this.#usable(refused);
    if (token !== undefined) return token;
    const start = this.#client.clock.now();
    const grant = { refreshToken: this.#refreshToken };
    const { accessToken, refreshToken, expiresIn } = await requestTokens(this.#client, grant);
    this.#access = { token: accessToken, usableUntil: start + expiresIn * 1_000 - margin };
    if (refreshToken !== undefined && refreshToken !== this.#refreshToken) {
      this.#refreshToken = refreshToken;
      this.#isKept = false;
    }
    await this.#keep();
    return accessToken;
  }

  /** Keeps the refresh token. If that fails, it is tried again before anything else. */
  async #keep(): Promise<void> {
    if (this.#isKept) return;
    await this.#onRefreshToken(this.#refreshToken);
    this.#isKept = true;
  }
}
