import type { DoubleAccount } from './account';
import { type Answer, jsonAnswer } from './answer';
import { customerOf, madeUp } from './credentials';
import { faultAnswer } from './fault';

/** Answers GetUser. Source: GetUser Service Operation, Customer Management API. */
export function answerUser({ UserId: id }: { readonly UserId?: unknown }): Answer {
  if (id != null && String(id) !== madeUp.userId) return faultAnswer(106);
  const roles = { RoleId: 41, CustomerId: madeUp.customerId, AccountIds: null };
  return jsonAnswer(200, {
    User: {
      Id: madeUp.userId,
      UserName: 'double',
      CustomerId: madeUp.customerId,
      Name: { FirstName: 'Service', LastName: 'Double', MiddleInitial: null },
      UserLifeCycleStatus: 'Active',
    },
    CustomerRoles: [{ ...roles, LinkedAccountIds: null, CustomerLinkPermission: null }],
  });
}

interface SearchRequest {
  readonly Predicates?: readonly {
    readonly Field?: unknown;
    readonly Operator?: unknown;
    readonly Value?: unknown;
  }[];
  readonly PageInfo?: { readonly Index?: number; readonly Size?: number } | null;
}

/** Source: Paging Data Object, Customer Management API. */
const maxPageSize = 1000;

/** Answers SearchAccounts. Source: SearchAccounts Service Operation, Customer Management API. */
export function answerAccounts(
  { Predicates: predicates, PageInfo }: SearchRequest,
  accounts: readonly DoubleAccount[],
): Answer {
  const { Index: index = 0, Size: size = 100 } = PageInfo ?? {};
  const isPage = Number.isInteger(index) && index >= 0 && size >= 1 && size <= maxPageSize;
  if (!isPage || !predicates?.length)
    return faultAnswer(
      100,
      {},
      'Predicates must have an item, and PageInfo a Size from 1 to 1000.',
    );
  const found = accounts.filter((account) =>
    predicates.every(({ Field, Value }) => {
      const actual = new Map<unknown, string>([
        ['UserId', madeUp.userId],
        ['CustomerId', customerOf(account)],
        ['AccountId', account.id],
      ]).get(Field);
      return actual === String(Value);
    }),
  );
  const page = found.slice(index * size, (index + 1) * size);
  return jsonAnswer(200, { Accounts: page.map(accountObject) });
}

function accountObject(account: DoubleAccount): object {
  const { id, name = `Account ${id}` } = account;
  return {
    Id: id,
    Name: name,
    Number: `D${id}`,
    ParentCustomerId: customerOf(account),
    CurrencyCode: 'EUR',
    TimeZone: 'GreenwichMeanTimeDublinEdinburghLisbonLondon',
    AccountLifeCycleStatus: 'Active',
    PauseReason: null,
  };
}
