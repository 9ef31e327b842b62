import type { DateTime } from 'luxon';
import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import { millisecondsOf } from '../../options/moment';
import { moment } from '../../options/shapes';
import type { OwnOptions } from '../../schema/record-type';
import { findGarbled } from '../../text/garbled';
import { printedForm } from '../../text/odd-characters';
import { findOneEdit } from '../../text/one-edit';
import type { SentConversions } from './sent';

/** An offline conversion goal, as far as it is known. Rules conclude nothing from an absent property. */
export interface Goal {
  readonly name: string;
  /** Currency of the goal's revenue, ISO 4217. */
  readonly currencyCode?: string | undefined;
  /** How long after a click conversions count, 1 to 129,600 minutes. The service's default: 43,200. */
  readonly conversionWindowInMinutes?: number | undefined;
  readonly isExternallyAttributed?: boolean | undefined;
  readonly isEnhancedConversionsEnabled?: boolean | undefined;
  /** `NoValue`, `FixedValue` or `VariableValue`. */
  readonly revenueType?: string | undefined;
  /** `Active`, `Paused` or `Deleted`. */
  readonly status?: string | undefined;
  /** `All`, or `Unique` to count one conversion per click. */
  readonly countType?: string | undefined;
  /** When the goal was created. No answer of the service holds it, so only the caller knows. */
  readonly createdAt?: Date | DateTime | undefined;
}

/**
 * A goal as it was read from a record, for example an `OfflineConversionGoal`. One without a name is
 * skipped, because no conversion can refer to it.
 */
export interface GoalRecord extends Omit<Goal, 'name'> {
  readonly action: string;
  readonly name?: string | undefined;
}

/** Options that only offline conversions have. */
export interface OfflineConversionOptions {
  /**
   * All goals of the account: a Conversion Name that is not among them is an error. Among goals with the
   * same name the active one counts, then one that is neither paused nor deleted, then a paused one.
   * Default: not known.
   */
  readonly goals?: readonly (Goal | GoalRecord)[] | undefined;
  /** The time of each click, by click id in lower case without dashes. Default: not known. */
  readonly clicks?: ReadonlyMap<string, Date | DateTime> | undefined;
  /**
   * What was sent before, such as a ledger of `msads-bulk/ledger`: a conversion that was sent already is an
   * error, and so is an adjustment of one that was not. Default: not known.
   */
  readonly ledger?: SentConversions | undefined;
  /** Whether every record needs a hashed email address or phone number. Default `false`. */
  readonly enhancedConversions?: boolean | undefined;
}

/** What rules know about a goal. */
export type GoalFacts = Omit<Goal, 'name'>;

/** The options as the rules use them. */
export interface Known {
  readonly goals: ReadonlyMap<string, GoalFacts> | undefined;
  /** Finds the name of the goal that was probably meant. */
  readonly nearestGoal: (name: string) => string | undefined;
  /** Looks up the time of a click, in milliseconds since 1970, by its id as a cell spells it. */
  readonly clickTime: ((clickId: string) => number | undefined) | undefined;
  readonly ledger: SentConversions | undefined;
  readonly enhancedConversions: boolean;
}

const goalShape = z.object({
  action: z.optional(z.string()),
  name: z.optional(z.string()),
  currencyCode: z.optional(z.string()),
  conversionWindowInMinutes: z.optional(z.number().check(z.positive())),
  isExternallyAttributed: z.optional(z.boolean()),
  isEnhancedConversionsEnabled: z.optional(z.boolean()),
  revenueType: z.optional(z.string()),
  status: z.optional(z.string()),
  countType: z.optional(z.string()),
  createdAt: z.optional(moment),
});
/** The members of a goal that rules read. */
export const goalSchema = goalShape.check(
  z.refine(({ action, name }) => action !== undefined || name !== undefined, {
    path: ['name'],
    error: 'of type string',
  }),
);

const schema = z.strictObject({
  goals: z.optional(z.array(goalSchema)),
  clicks: z.optional(
    z.custom<ReadonlyMap<string, Date | DateTime>>(
      isClicks,
      'a Map from click ids, in lower case and without dashes, to a Date or luxon DateTime',
    ),
  ),
  ledger: z.optional(z.custom<SentConversions>(isLedger, 'a ledger')),
  enhancedConversions: z.optional(z.boolean()),
});

function isLedger(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'known' in value && 'since' in value;
}

/** Rejects a key that no cell can have and an invalid time: both would switch rules off unnoticed. */
function isClicks(value: unknown): boolean {
  if (!(value instanceof Map)) return false;
  for (const [id, time] of value) {
    if (typeof id !== 'string' || clickKey(id) !== id) return false;
    if (millisecondsOf(time) === undefined) return false;
  }
  return true;
}

export const options: OwnOptions<OfflineConversionOptions, Known> = {
  names: ['goals', 'clicks', 'ledger', 'enhancedConversions'],
  read(given) {
    const { goals, clicks, ledger, enhancedConversions } = checkOptions(schema, given);
    const known = goals && byName(goals);
    const nearest = findOneEdit(known?.keys() ?? []);
    const printed = new Map(Array.from(known?.keys() ?? [], (name) => [printedForm(name), name]));
    const nearestGoal = (name: string) => nearest(name) ?? printed.get(printedForm(name));
    return {
      goals: known,
      nearestGoal(name) {
        const found = nearestGoal(name);
        const meant = found === undefined ? findGarbled(name)?.meant : undefined;
        return meant === undefined ? found : nearestGoal(meant);
      },
      clickTime: clicks && ((clickId) => millisecondsOf(clicks.get(clickKey(clickId)))),
      ledger,
      enhancedConversions: enhancedConversions ?? false,
    };
  },
};

/** The service reuses a name once its goal is deleted, and its answers hold both goals. */
function byName(goals: readonly z.infer<typeof goalShape>[]): ReadonlyMap<string, GoalFacts> {
  const found = new Map<string, GoalFacts>();
  for (const each of goals) {
    if (each.name === undefined) continue;
    const other = found.get(each.name);
    if (!other || rank(each) >= rank(other)) found.set(each.name, each as GoalFacts);
  }
  return found;
}

function rank({ status }: GoalFacts): number {
  if (status === 'Active') return 3;
  return status === 'Deleted' ? 0 : status === 'Paused' ? 1 : 2;
}

/** Spells a click id like the keys: two spellings of a GUID are the same click. */
export function clickKey(clickId: string): string {
  return clickId.replaceAll('-', '').toLowerCase();
}
