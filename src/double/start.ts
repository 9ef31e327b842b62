import type { ServiceCall, ServiceHosts } from '../vendor/hosts';
import { hostsAt } from '../vendor/hosts';
import type { DoubleAccount } from './account';
import type { DoubleCall } from './calls';
import type { CountedConversion } from './campaign/conversions';
import { customerOf, type DoubleCredentials, madeUp } from './credentials';
import { readDoubleOptions, type ServiceDoubleOptions } from './options';
import { listen } from './server';
import { type ReceivedFile, Service } from './service';
import type { IdentityProvider } from './sign-in/tokens';
import { Script, type Trouble } from './trouble';

/** A running double of the service. */
export interface ServiceDouble {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Its addresses, as a client takes them in place of `'production'`. */
  readonly environment: ServiceHosts;
  /** What it accepts. */
  readonly credentials: DoubleCredentials;
  /** All calls so far, in the order in which they came. */
  readonly calls: readonly DoubleCall[];
  /** The files that it has received, in order. One that was refused is not among them. */
  readonly files: readonly ReceivedFile[];
  /** The conversions that it counts, by a key of their values: without duplicates. */
  readonly counted: ReadonlyMap<string, CountedConversion>;
  /**
   * The most uploads of one customer that were in flight at once: from their URL until a status has told the caller how
   * they ended, or the URL expired without a file.
   */
  readonly maxInFlight: number;
  /** Issues an access token without a sign-in. Default: that of a Microsoft account. */
  issueToken(provider?: IdentityProvider): string;
  /** Issues a refresh token without a sign-in. Default: that of a Microsoft account. */
  issueRefreshToken(provider?: IdentityProvider): string;
  /** Lets the next calls of a kind go wrong, one trouble each, after those of earlier scripts. */
  script(call: ServiceCall, ...troubles: readonly Trouble[]): void;
  /** Closes all connections, and stops to listen. */
  close(): Promise<void>;
}

/**
 * Starts a double of the service on loopback: sign-in, uploads and their results, goals, reports, requests
 * that apply conversions, accounts. It judges records by the rules of this package, and refuses what the
 * service is documented to refuse. Everything is kept in memory until it is closed.
 *
 * @throws TypeError for wrong options; the system's error if it cannot listen
 * @example
 * const double = await startServiceDouble();
 * console.log(double.origin); // http://127.0.0.1:40213
 * await double.close();
 */
export async function startServiceDouble(
  options: ServiceDoubleOptions = {},
): Promise<ServiceDouble> {
  const settings = readDoubleOptions(options);
  const service = await Service.open(settings);
  const script = new Script();
  const calls: DoubleCall[] = [];
  const { server, origin } = await listen({ service, script, calls }, settings.port);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const { developerToken, clientId } = madeUp;
  const account = settings.accounts[0] as DoubleAccount;
  return {
    origin,
    environment: hostsAt(origin),
    credentials: {
      ...{ developerToken, clientId },
      ...{ customerId: customerOf(account), accountId: account.id },
      refreshToken: service.tokens.issueRefresh('Microsoft'),
    },
    calls,
    files: service.files,
    get counted() {
      return service.conversions.counted;
    },
    get maxInFlight() {
      return service.uploads.maxInFlight;
    },
    issueToken: (provider = 'Microsoft') => service.tokens.issueAccess(provider),
    issueRefreshToken: (provider = 'Microsoft') => service.tokens.issueRefresh(provider),
    script: (call, ...troubles) => script.add(call, troubles),
    close,
  };
}
