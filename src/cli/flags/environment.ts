import { type Environment, isSafeUrl } from '../../client/environment';
import { hostsAt } from '../../vendor/hosts';
import { UsageError } from '../wrong-use';

/** The service that a command talks to. */
export interface NamedEnvironment {
  /** `production`, `sandbox`, or the origin of a double: what credentials are kept under. */
  readonly name: string;
  readonly environment: Environment;
}

/** Reads the flag, or the variable MSADS_ENVIRONMENT where it is absent. Default: production. */
export function readEnvironment(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): NamedEnvironment {
  const name = flag ?? (env.MSADS_ENVIRONMENT || 'production');
  if (name === 'production' || name === 'sandbox') return { name, environment: name };
  if (name.startsWith('http:') && isSafeUrl(name)) {
    const { origin } = new URL(name);
    return { name: origin, environment: hostsAt(origin) };
  }
  const source = flag === undefined ? 'MSADS_ENVIRONMENT' : '--environment';
  throw new UsageError(
    `${source} must be production, sandbox, or the address of a service double on this machine, such as http://127.0.0.1:8080.`,
  );
}
