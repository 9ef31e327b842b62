import { clickIdsRefused, clickIdsTaken } from './click-ids';
import { emailsRefused, emailsTaken } from './emails';
import { type Expectation, expectationOf } from './expectation';
import { type Context, error, type Given, type Kind, left, type Market, warning } from './given';
import { markets } from './markets';
import { namesRefused, namesTaken, plainNames } from './names';
import { phonesRefused, phonesTaken } from './phones';
import { Random } from './random';
import { timesRefused, timesTaken } from './times';
import { currenciesRefused, currenciesTaken, valuesRefused, valuesTaken } from './values';

/** A lead of a CRM, with what must become of it. */
export interface Lead extends Expectation {
  readonly market: Market;
  /** The dirt that is on it, such as `phone: two numbers`. */
  readonly kinds: readonly string[];
}

/** A property of the record beside its identifiers that makes the record wrong. */
type Culprit = 'conversionTime' | 'conversionValue' | 'conversionName' | 'currency' | 'action';

const culprits: readonly (Culprit | undefined)[] = [
  ...Array<undefined>(18).fill(undefined),
  ...Array<'conversionTime'>(13).fill('conversionTime'),
  ...Array<'conversionValue'>(5).fill('conversionValue'),
  ...(['conversionName', 'conversionName', 'conversionName', 'currency', 'action'] as const),
];

const states = ['taken', 'refused', 'left out'] as const;
type State = (typeof states)[number];

/** What is given of the click id, the email address and the phone number. */
const combinations = states.flatMap((clickId) =>
  states.flatMap((email) => states.map((phone) => [clickId, email, phone] as const)),
);

const actionsTaken: readonly Kind[] = [
  ...Array<Kind>(5).fill(['left out', ({ random }) => leftOut(random)]),
  ['Add', () => ({ ...left, value: 'Add' })],
  ['Restate', () => ({ value: 'Restate', written: 'Restate' })],
  ['Retract', () => ({ value: 'Retract', written: 'Retract' })],
  [
    'misspelled',
    () => ({
      value: ' restate',
      written: 'Restate',
      flaws: [warning('adjustment-type-spelling', 'action', { expected: 'Restate' })],
    }),
  ],
];
const actionsRefused: readonly Kind[] = [
  [
    'unknown',
    ({ random }) => {
      const value = random.pick(['Refund', 'Delete']);
      return { value, written: '', flaws: [error('adjustment-type', 'action', { value })] };
    },
  ],
];

interface Dealt extends Given {
  /** The property and the kind of its dirt. */
  readonly kind?: string;
}

/** The spellings of a value that is missing. */
function leftOut(random: Random): Dealt {
  return { ...left, value: random.pick([undefined, null, '']) };
}

const tenToNine = Date.UTC(2026, 10, 2, 8, 50);
const sevenMinutes = 420_000;

/**
 * Makes leads as CRMs export them, in equal parts for each market. The same seed makes the same leads. What
 * must become of each follows from how it is made, by the rules of the specification.
 */
export function makeDirtyLeads(seed: number, count: number): readonly Lead[] {
  const random = new Random(seed);
  const deck = (property: string, kinds: readonly Kind[]) => {
    const deal = random.deck(kinds);
    return (context: Context) => {
      const [name, make] = deal();
      return { kind: `${property}: ${name}`, ...make(context) } as Dealt;
    };
  };
  const decksOf = (property: string, taken: readonly Kind[], refused: readonly Kind[]) => ({
    taken: deck(property, taken),
    refused: deck(property, refused),
  });
  const dealCulprit = random.deck(culprits);
  const dealCombination = random.deck(combinations);
  const decks = {
    conversionName: decksOf('name', [...plainNames, ...plainNames, ...namesTaken], namesRefused),
    conversionTime: decksOf('time', timesTaken, timesRefused),
    conversionValue: decksOf('value', valuesTaken, valuesRefused),
    currency: decksOf('currency', currenciesTaken, currenciesRefused),
    action: decksOf('action', actionsTaken, actionsRefused),
    microsoftClickId: decksOf('click id', clickIdsTaken, clickIdsRefused),
    email: decksOf('email', emailsTaken, emailsRefused),
    phone: decksOf('phone', phonesTaken, phonesRefused),
  };

  function makeLead(index: number): Lead {
    const market = markets[Math.floor((index * markets.length) / count)] as Market;
    const context = { random, market, moment: tenToNine + index * sevenMinutes };
    const culprit = dealCulprit();
    const given = (name: keyof typeof decks, state: State) =>
      state === 'left out' ? leftOut(random) : decks[name][state](context);
    const property = (name: Culprit) => given(name, name === culprit ? 'refused' : 'taken');
    // An action that cannot be read hides what a record without identifiers lacks.
    const [clickId, email, phone] =
      culprit === 'action' ? (['taken', 'taken', 'taken'] as const) : dealCombination();
    const hasValue = culprit === 'conversionValue' || culprit === 'currency';
    const action = hasValue ? leftOut(random) : property('action');
    const isAdjustment = /^Re/.test(action.written);
    const fields = {
      conversionName: property('conversionName'),
      conversionTime: property('conversionTime'),
      ...(!isAdjustment && {
        conversionValue: property('conversionValue'),
        conversionCurrencyCode: property('currency'),
      }),
      action,
      microsoftClickId: given('microsoftClickId', clickId),
      email: given('email', email),
      phone: given('phone', phone),
    };
    const clientId = index % 2 === 0 ? `L-${index}` : 70_000 + index;
    const kinds = Object.values(fields).flatMap(({ kind }: Dealt) => kind ?? []);
    return { market, kinds, ...expectationOf(clientId, fields, context.moment) };
  }

  return Array.from({ length: count }, (_, index) => makeLead(index));
}
