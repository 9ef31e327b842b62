/** Why a token is asked for. */
export interface TokenRequest {
  readonly signal?: AbortSignal | undefined;
  /** A token that the service has refused. It must not be given again. */
  readonly refused?: string | undefined;
}

/** Gives an access token. It is asked before every call, so it should keep the token while it lasts. */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;
