import * as z from 'zod/mini';
import { int, list, long, object, parallel, string } from '../api/wire/shape';
import { checkOptions } from '../options/check';
import type { Caller, Patience } from './calls/caller';
import { type CallOptions, patienceOf, patienceShape } from './calls/patience';
import { parseObject, readMembers, refuse } from './calls/read-members';

/** The user whose token is used. */
export interface ServiceUser {
  readonly id: string;
  /** The name with which the user signs in, which may be an email address. */
  readonly userName?: string;
  /** The customers that the user has access to. */
  readonly customerIds: readonly string[];
}

/** An account that the user has access to. */
export interface ServiceAccount {
  readonly id: string;
  /** Its number in the web interface, such as `X000ABCD`. */
  readonly number?: string;
  readonly name?: string;
  /** Id of the customer that it belongs to. */
  readonly customerId?: string;
  readonly currencyCode?: string;
  /** In the service's own words, such as `Active`. */
  readonly status?: string;
}

/** Source: GetUser Service Operation, Customer Management API. */
const userAnswer = object('GetUserResponse', {
  User: object('User', { Id: long, UserName: string }),
  CustomerRoles: list(object('CustomerRole', { RoleId: int, CustomerId: long })),
});

/** Source: SearchAccounts Service Operation, Customer Management API. */
const accountsAnswer = object('SearchAccountsResponse', {
  // A page is full if it has so many accounts, and one that is null is one of them.
  Accounts: parallel(
    object('AdvertiserAccount', {
      Id: long,
      Number: string,
      Name: string,
      ParentCustomerId: long,
      CurrencyCode: string,
      AccountLifeCycleStatus: string,
    }),
  ),
});

const pageSize = 100;
/** A service that never ends its list does not hold the caller for ever. */
const maxPages = 1000;

const schema = z.strictObject(patienceShape);

/** Finds out whose token is used. */
export async function whoAmI(caller: Caller, options: CallOptions = {}): Promise<ServiceUser> {
  return getUser(caller, patienceOf(caller, checkOptions(schema, options)));
}

async function getUser(caller: Caller, patience: Patience): Promise<ServiceUser> {
  const read = (text: string) => {
    const { User = {}, CustomerRoles = [] } = readMembers(userAnswer, parseObject(text));
    const customers = CustomerRoles.flatMap(({ CustomerId }) => CustomerId ?? []);
    return {
      id: User.Id ?? refuse('User.Id', 'an id'),
      ...(User.UserName && { userName: User.UserName }),
      customerIds: [...new Set(customers)],
    };
  };
  const { value } = await caller.call('GetUser', { UserId: null }, read, patience);
  return value;
}

/** Lists the accounts that the user has access to, page by page. */
export async function getAccounts(
  caller: Caller,
  options: CallOptions = {},
): Promise<readonly ServiceAccount[]> {
  const patience = patienceOf(caller, checkOptions(schema, options));
  const { id } = await getUser(caller, patience);
  const accounts = new Map<string, ServiceAccount>();
  for (let index = 0; index < maxPages; index++) {
    const body = {
      Predicates: [{ Field: 'UserId', Operator: 'Equals', Value: id }],
      PageInfo: { Index: index, Size: pageSize },
    };
    const { value } = await caller.call('SearchAccounts', body, readAccounts, patience);
    for (const account of value) if (account) accounts.set(account.id, account);
    if (value.length < pageSize) break;
  }
  return [...accounts.values()];
}

function readAccounts(text: string): readonly (ServiceAccount | null)[] {
  const { Accounts = [] } = readMembers(accountsAnswer, parseObject(text));
  return Accounts.map(
    (account) =>
      account && {
        id: account.Id ?? refuse('Accounts.Id', 'an id'),
        ...(account.Number && { number: account.Number }),
        ...(account.Name && { name: account.Name }),
        ...(account.ParentCustomerId && { customerId: account.ParentCustomerId }),
        ...(account.CurrencyCode && { currencyCode: account.CurrencyCode }),
        ...(account.AccountLifeCycleStatus && { status: account.AccountLifeCycleStatus }),
      },
  );
}
