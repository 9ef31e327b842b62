import type { IncomingHttpHeaders } from 'node:http';
import type { DoubleAccount } from './account';
import type { Tokens } from './sign-in/tokens';

/** What the double accepts. All of it is made up. */
export interface DoubleCredentials {
  readonly developerToken: string;
  readonly customerId: string;
  /** The first of the accounts. */
  readonly accountId: string;
  readonly clientId: string;
  /** A refresh token of the sign-in with a Microsoft account. */
  readonly refreshToken: string;
}

/** The credentials that stay the same from start to start. */
export const madeUp = {
  developerToken: 'DOUBLE0DEVELOPER0TOKEN',
  customerId: '1000001',
  clientId: '0d0b1e00-0000-4000-8000-000000000001',
  userId: '3000001',
} as const;

/** The customer that an account belongs to. */
export function customerOf({ customerId = madeUp.customerId }: DoubleAccount): string {
  return customerId;
}

/** Headers by which a call names its account: GetBulkUploadUrl and a file have one each, or both. */
const accountHeaders = ['customeraccountid', 'accountid'] as const;

export function accountIdOf(headers: IncomingHttpHeaders): string | undefined {
  return accountHeaders.map((name) => textOf(headers, name)).find((id) => id !== undefined);
}

/** The code of what is wrong with the tokens of a call; undefined if nothing is. */
export function tokenError(
  headers: IncomingHttpHeaders,
  token: string | undefined,
  tokens: Tokens,
): number | undefined {
  if (textOf(headers, 'developertoken') !== madeUp.developerToken) return 105;
  if (token === undefined) return 105;
  const state = tokens.stateOf(token, textOf(headers, 'identityprovider'));
  if (state === 'right') return undefined;
  return state === 'expired' ? 109 : 105;
}

/**
 * The code of what is wrong with the customer and the account of a call; undefined if nothing is.
 *
 * Source: Operation Error Codes, Bing Ads API guides.
 */
export function accountError(
  headers: IncomingHttpHeaders,
  accounts: readonly DoubleAccount[],
): number | undefined {
  const customerId = textOf(headers, 'customerid');
  if (customerId === undefined) return 1029;
  const ids = accountHeaders.flatMap((name) => textOf(headers, name) ?? []);
  if (ids.length === 0) return 1030;
  const account = accounts.find(({ id }) => id === ids[0]);
  const isRight = ids.every((id) => id === account?.id);
  return account && isRight && customerOf(account) === customerId ? undefined : 106;
}

export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer (\S+)$/.exec(textOf(headers, 'authorization') ?? '')?.[1];
}

export function textOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
