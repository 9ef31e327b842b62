import { UsageError } from '../wrong-use';

/** Reads the id of a customer or an account from its flag, or from the environment; undefined without one. */
export function readServiceId(
  name: 'customer-id' | 'account-id',
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const source = `MSADS_${name.toUpperCase().replace('-', '_')}`;
  const id = flag ?? env[source] ?? '';
  if (id === '') return undefined;
  if (!/^[1-9]\d{0,18}$/.test(id))
    throw new UsageError(`${flag === undefined ? source : `--${name}`} must be a whole number.`);
  return id;
}

/** The wrong use that lacks such an id. */
export function missingId(name: 'customer-id' | 'account-id'): UsageError {
  const source = `MSADS_${name.toUpperCase().replace('-', '_')}`;
  return new UsageError(`Set --${name} or ${source}. msads-bulk accounts lists your accounts.`);
}
