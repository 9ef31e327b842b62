/** What a client asks a token provider for. */
export interface TokenRequest {
  /** Aborts the waiting of this caller. Other callers that wait for the same token still get it. */
  readonly signal?: AbortSignal | undefined;
  /** A token that the service has refused. It must not be given again. */
  readonly refused?: string | undefined;
}

/**
 * Gives the access token for a call. A client asks before every call, because an upload may take longer
 * than a token lives: return a stored token as long as it is valid, and another one for one that was
 * refused. `refreshingToken` makes such a function.
 */
export type TokenProvider = (request: TokenRequest) => string | Promise<string>;
