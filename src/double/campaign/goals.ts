import { type ConversionGoalObject, goalType } from '../../api/goals/object';
import { readGoals } from '../../api/goals/read';
import type { Goal } from '../../records/offline-conversion/options';
import type { DoubleSettings } from '../options';

/** A goal of the account, which always has these. */
export type KnownGoal = ConversionGoalObject & { readonly Id: string; readonly Name: string };

const firstId = 9_007_199_254_740_993n;

/** The offline conversion goals of the account. */
export class Goals {
  readonly #byName = new Map<string, KnownGoal>();
  /** What the rules know about the goals. Undefined if every name is that of a goal. */
  readonly rules: readonly Goal[] | undefined;

  private constructor(rules: readonly Goal[] | undefined) {
    this.rules = rules;
  }

  /** @throws TypeError for a goal that the service could not have */
  static async open(given: DoubleSettings['goals']): Promise<Goals> {
    if (!given) {
      const goals = new Goals(undefined);
      for (const name of ['Lead', 'Signed contract']) goals.#add(madeUpGoal(name));
      return goals;
    }
    const objects = given.map((goal) => (typeof goal === 'string' ? madeUpGoal(goal) : goal));
    const { goals: rules, issues } = await readGoals({ ConversionGoals: objects });
    const error = issues.find(({ severity }) => severity === 'error');
    if (error) throw new TypeError(`Option "goals" has a wrong goal. ${error.message}`);
    const goals = new Goals(rules as readonly Goal[]);
    for (const goal of objects) goals.#add(goal);
    return goals;
  }

  get all(): readonly KnownGoal[] {
    return [...this.#byName.values()];
  }

  /** The goal of a conversion that was accepted. */
  named(name: string): KnownGoal {
    return this.#byName.get(name) ?? this.#add(madeUpGoal(name));
  }

  #add(goal: ConversionGoalObject): KnownGoal {
    const Id = goal.Id ?? String(firstId + BigInt(this.#byName.size));
    const known = { ...goal, Id, Name: goal.Name ?? Id };
    this.#byName.set(known.Name, known);
    return known;
  }
}

function madeUpGoal(name: string): ConversionGoalObject {
  return {
    AttributionModelType: 'LastClick',
    ConversionWindowInMinutes: 43_200,
    CountType: 'All',
    ExcludeFromBidding: false,
    GoalCategory: 'Purchase',
    IsEnhancedConversionsEnabled: true,
    IsExternallyAttributed: false,
    Name: name,
    Revenue: { CurrencyCode: 'EUR', Type: 'VariableValue', Value: 1 },
    Scope: 'Account',
    Status: 'Active',
    Type: goalType,
    ViewThroughConversionWindowInMinutes: '1440',
  };
}
