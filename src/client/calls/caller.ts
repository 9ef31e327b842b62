import { ServiceAnswerError } from '../../api/wire/answer-error';
import type { ServiceHosts, ServiceOperation } from '../../vendor/hosts';
import { serviceOperations } from '../../vendor/hosts';
import type { Channel } from '../../vendor/limits';
import type { Deadline } from '../clock';
import type { TokenProvider, TokenRequest } from '../tokens/provider';
import { callErrorOf } from './call-sentence';
import { exchange, type HttpAnswer, type NoAnswer, type Transport } from './exchange';
import { Retries, waitsAfterTransient } from './retry';
import { type Trouble, troubleOf } from './trouble';

/** What every call is made with. */
export interface CallerSettings extends Transport {
  readonly hosts: ServiceHosts;
  readonly token: TokenProvider;
  readonly developerToken: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly identityProvider: 'Google' | undefined;
  /** Whose limits for files apply. */
  readonly channel: Channel;
  /** Milliseconds after which a call without an answer is given up. */
  readonly requestTimeout: number;
}

/** How long a caller waits. */
export interface Patience {
  readonly signal: AbortSignal | undefined;
  readonly deadline: Deadline;
}

/** The value of an answer, or what went wrong. */
export type Attempt<T> = { readonly value: T; readonly trackingId: string | undefined } | Trouble;

export const isTrouble = <T>(attempt: Attempt<T>): attempt is Trouble => 'kind' in attempt;

/** Makes calls with the tokens of one account. */
export class Caller {
  readonly settings: CallerSettings;

  constructor(settings: CallerSettings) {
    this.settings = settings;
  }

  /**
   * Calls an operation, and repeats the call as far as that is safe and the deadline allows.
   * @param read makes a value of an answer without a fault
   * @throws ServiceCallError
   */
  async call<T>(
    operation: ServiceOperation,
    body: object,
    read: (text: string) => T | Promise<T>,
    patience: Patience,
  ): Promise<{ readonly value: T; readonly trackingId: string | undefined }> {
    const retries = new Retries(waitsAfterTransient[operation]);
    for (;;) {
      const attempt = await this.attempt(operation, body, read, patience);
      if (!isTrouble(attempt)) return attempt;
      const wait = retries.waitAfter(attempt);
      if (wait === undefined || wait > patience.deadline.left)
        throw callErrorOf(operation, attempt, undefined);
      await this.settings.clock.wait(wait, patience.signal);
    }
  }

  /** Calls an operation once, or twice if its token is refused and there is another one. */
  attempt<T>(
    operation: ServiceOperation,
    body: object,
    read: (text: string) => T | Promise<T>,
    { signal }: Patience,
  ): Promise<Attempt<T>> {
    const { hosts, requestTimeout } = this.settings;
    const { host, path } = serviceOperations[operation];
    const json = JSON.stringify(body);
    return this.withToken(signal, async (token) => {
      const answer = await exchange(this.settings, {
        url: hosts[host] + path,
        method: 'POST',
        headers: {
          ...this.#headers(host !== 'customerManagement'),
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
        },
        body: json,
        timeout: requestTimeout,
        signal,
      });
      return readAttempt(answer, read);
    });
  }

  /** Does something with an access token, and once more with another one if the first is refused. */
  async withToken<T>(
    signal: AbortSignal | undefined,
    use: (token: string) => Promise<Attempt<T>>,
  ): Promise<Attempt<T>> {
    const token = await this.#token({ signal });
    const attempt = await use(token);
    if (!isTrouble(attempt) || attempt.kind !== 'token') return attempt;
    const other = await this.#token({ signal, refused: token });
    return other === token ? attempt : use(other);
  }

  /** Where a header cannot hold a text, the error of `fetch` shows it. */
  async #token(request: TokenRequest): Promise<string> {
    const token: unknown = await this.settings.token(request);
    if (typeof token === 'string' && /^[!-~]+$/.test(token)) return token;
    throw new TypeError(
      'The token function must return an access token: text that an HTTP header can hold, and not empty.',
    );
  }

  /** The headers of every call except that of the token, whose name differs. */
  #headers(isOfAccount: boolean): Readonly<Record<string, string>> {
    const { developerToken, customerId, accountId, identityProvider } = this.settings;
    return {
      DeveloperToken: developerToken,
      ...(isOfAccount && { CustomerId: customerId, CustomerAccountId: accountId }),
      ...(identityProvider !== undefined && { IdentityProvider: identityProvider }),
    };
  }

  /**
   * The headers for sending a file. The documentation names the account in two ways, and clients use
   * both.
   */
  fileHeaders(token: string): Readonly<Record<string, string>> {
    const { accountId } = this.settings;
    return { ...this.#headers(true), AccountId: accountId, AuthenticationToken: token };
  }
}

async function readAttempt<T>(
  answer: HttpAnswer | NoAnswer,
  read: (text: string) => T | Promise<T>,
): Promise<Attempt<T>> {
  const trouble = troubleOf(answer);
  if (trouble) return trouble;
  const { text, httpStatus, trackingId } = answer as HttpAnswer;
  try {
    return { value: await read(text), trackingId };
  } catch (cause) {
    if (!(cause instanceof ServiceAnswerError)) throw cause;
    return { kind: 'transient', reason: 'answer', errors: [], httpStatus, trackingId };
  }
}
