import { isServiceCallError, type ServiceCallError } from '../../client/call-error';
import { createClient, type ServiceClient } from '../../client/client';
import type { TokenProvider } from '../../client/tokens/provider';
import { refreshingGoogleToken } from '../../client/tokens/refreshing-google-token';
import { refreshingToken } from '../../client/tokens/refreshing-token';
import {
  type Credentials,
  credentialsFile,
  keepRefreshToken,
  readCredentials,
} from '../../node/credentials/credentials';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError, withFlags } from '../wrong-use';
import type { FlagValues } from './arguments';
import { type NamedEnvironment, readEnvironment } from './environment';
import type { serviceFlags } from './service-flags';
import { missingId, readServiceId } from './service-ids';

/** The service as a command talks to it. */
export interface Service {
  readonly environment: NamedEnvironment;
  readonly customerId: string;
  readonly accountId: string;
  readonly client: ServiceClient;
}

/** The service, and a client for each of its accounts. They share the token. */
export interface Clients {
  readonly environment: NamedEnvironment;
  clientOf(customerId: string, accountId: string): ServiceClient;
}

/** Reads from the environment and the file of `login` what is needed to call the service for any account. */
export async function openClients(flag: string | undefined, terminal: Terminal): Promise<Clients> {
  const environment = readEnvironment(flag, terminal.env);
  const developerToken = readDeveloperToken(terminal);
  const { token, identityProvider } = await readToken(environment, terminal);
  return {
    environment,
    clientOf: (customerId, accountId) =>
      withFlags(() =>
        createClient({
          environment: environment.environment,
          ...{ token, developerToken, customerId, accountId, identityProvider },
          clock: terminal.clock,
        }),
      ),
  };
}

function readDeveloperToken({ env }: Terminal): string {
  const token = env.MSADS_DEVELOPER_TOKEN ?? '';
  if (token !== '') return token;
  throw new UsageError(
    'Set MSADS_DEVELOPER_TOKEN, the developer token of your application. The developer portal of Microsoft Advertising has it.',
  );
}

/**
 * Reads from flags, variables of the environment and the file of `login` what is needed to call the
 * service.
 * @param needs whether the calls are those of an account
 */
export async function openService(
  values: FlagValues<typeof serviceFlags>,
  terminal: Terminal,
  needs: 'account' | 'user' = 'account',
): Promise<Service> {
  const { env } = terminal;
  // What is missing is reported in the order of the documentation.
  readEnvironment(values.environment, env);
  readDeveloperToken(terminal);
  const idOf = (name: 'customer-id' | 'account-id') => {
    const id = readServiceId(name, values[name], env);
    if (id === undefined && needs === 'account') throw missingId(name);
    // Calls about the user name no account.
    return id ?? '1';
  };
  const customerId = idOf('customer-id');
  const accountId = idOf('account-id');
  const { environment, clientOf } = await openClients(values.environment, terminal);
  return { environment, customerId, accountId, client: clientOf(customerId, accountId) };
}

/** The sentence of a call that failed, with the command that helps. */
export function describeCallError({ message, advice }: ServiceCallError): string {
  if (advice !== 'sign-in') return message;
  return `${message} Run msads-bulk login, or replace the token in the environment.`;
}

/** Awaits a call, whose errors the user can act on. */
export async function onCall<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    throw isServiceCallError(cause) ? new UsageError(describeCallError(cause)) : cause;
  }
}

interface Token {
  readonly token: string | TokenProvider;
  readonly identityProvider: 'Google' | undefined;
}

/** An access token that is given, or those that a refresh token gets. */
async function readToken(named: NamedEnvironment, terminal: Terminal): Promise<Token> {
  const { env } = terminal;
  const identityProvider = readIdentityProvider(env.MSADS_IDENTITY_PROVIDER);
  if (env.MSADS_ACCESS_TOKEN) return { token: env.MSADS_ACCESS_TOKEN, identityProvider };
  if (env.MSADS_REFRESH_TOKEN) {
    const { MSADS_CLIENT_ID: clientId = '', MSADS_REFRESH_TOKEN: refreshToken } = env;
    if (clientId === '')
      throw new UsageError('Set MSADS_CLIENT_ID, the app that MSADS_REFRESH_TOKEN belongs to.');
    return renewing({ clientId, identityProvider, refreshToken }, named, terminal, () => {});
  }
  const file = credentialsFile(env);
  const kept = await onFile(file, readCredentials(file, named.name));
  if (!kept)
    throw new UsageError(
      `Nobody has signed in to ${named.name}. Run msads-bulk login, or set MSADS_REFRESH_TOKEN and MSADS_CLIENT_ID, or MSADS_ACCESS_TOKEN.`,
    );
  let from = kept.refreshToken;
  return renewing(kept, named, terminal, async (to) => {
    await onFile(file, keepRefreshToken(file, named.name, { from, to }));
    from = to;
  });
}

function renewing(
  { clientId, identityProvider, refreshToken }: Credentials,
  { environment }: NamedEnvironment,
  { env, clock }: Terminal,
  onRefreshToken: (refreshToken: string) => unknown,
): Token {
  const clientSecret = env.MSADS_CLIENT_SECRET || undefined;
  const app = { environment, clientId, refreshToken, clock };
  if (identityProvider === undefined)
    return {
      token: refreshingToken({ ...app, clientSecret, onRefreshToken }),
      identityProvider,
    };
  if (clientSecret === undefined)
    throw new UsageError('Set MSADS_CLIENT_SECRET, which Google requires.');
  return { token: refreshingGoogleToken({ ...app, clientSecret }), identityProvider };
}

function readIdentityProvider(name: string | undefined): 'Google' | undefined {
  if (name === undefined || name === '' || name === 'Microsoft') return undefined;
  if (name === 'Google') return name;
  throw new UsageError('MSADS_IDENTITY_PROVIDER must be Microsoft or Google.');
}
