import * as z from 'zod/mini';
import { checkOptions } from '../options/check';
import { callback, id } from '../options/shapes';
import type { CallerSettings } from './calls/caller';
import { type Clock, clockShape, systemClock } from './clock';
import { type Environment, environmentSchema, hostsOf } from './environment';
import type { TokenProvider } from './tokens/provider';

/** Options for a client. */
export interface ClientOptions {
  /** The service to talk to. */
  readonly environment: Environment;
  /**
   * An access token, or a function that gives one, such as that of `refreshingToken`. A token lasts about
   * an hour, which an upload may outlive.
   */
  readonly token: string | TokenProvider;
  /** The developer token of your application, from the developer portal. */
  readonly developerToken: string;
  /** Id of the customer, which is the manager account. */
  readonly customerId: string | bigint | number;
  /** Id of the account that the conversions belong to. */
  readonly accountId: string | bigint | number;
  /** `'Google'` if people sign in with Google accounts. Default: Microsoft accounts. */
  readonly identityProvider?: 'Google' | undefined;
  /**
   * Milliseconds after which a call without an answer is given up, from 1. Default 120,000. Sending a
   * file may take longer by a second for each 20,000 bytes.
   */
  readonly requestTimeout?: number | undefined;
  /** Replaces the `fetch` of the system, for example to use a proxy. */
  readonly fetch?: typeof fetch | undefined;
  /** Replaces the clock of the system in tests. */
  readonly clock?: Clock | undefined;
}

const headerText = 'text that an HTTP header can hold, and not empty';
const header = z.string().check(z.refine((value) => /^[\x21-\x7e]+$/.test(value), headerText));
const schema = z.strictObject({
  environment: environmentSchema,
  token: z.union([header, z.custom<TokenProvider>((value) => typeof value === 'function')]),
  developerToken: header,
  customerId: id,
  accountId: id,
  identityProvider: z.optional(z.literal('Google')),
  requestTimeout: z.optional(z.int().check(z.minimum(1))),
  fetch: callback<typeof fetch>(),
  clock: clockShape,
});

/** Checks the options of a client, and fills in the defaults. */
export function readClientSettings(options: ClientOptions): CallerSettings {
  const checked = checkOptions(schema, options);
  const { environment, token, customerId, accountId, identityProvider, developerToken } = checked;
  return {
    hosts: hostsOf(environment),
    token: typeof token === 'string' ? () => token : token,
    ...{ developerToken, identityProvider },
    channel: environment === 'sandbox' ? 'sandbox' : 'production',
    customerId: String(customerId),
    accountId: String(accountId),
    requestTimeout: checked.requestTimeout ?? 120_000,
    // Called as a function of its own: browsers refuse to call it as a method of another object.
    fetch: checked.fetch ?? ((...request) => fetch(...request)),
    clock: checked.clock ?? systemClock,
  };
}

/** Checks an id that is passed by itself. */
export function readId(name: string, value: string | bigint | number): string {
  const { [name]: checked } = checkOptions(z.strictObject({ [name]: id }), { [name]: value });
  return String(checked);
}
