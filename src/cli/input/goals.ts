import { readGoals } from '../../api/goals/read';
import type { Issue } from '../../issues/issue';
import { messageOf } from '../../messages/issue';
import { optionFault } from '../../options/check';
import { type Goal, goalSchema } from '../../records/offline-conversion/options';
import { offlineConversionGoal } from '../../records/offline-conversion-goal';
import { placeIn } from '../../report/place';
import { isCurrencyCode } from '../../schema/codecs/currency';
import type { Columns } from '../../schema/column';
import { firstCharacterDetector, peek } from '../../source/peek';
import { nearest } from '../../text/nearest';
import { describeUnknown } from '../../text/shown/unknown-name';
import { didYouMean } from '../flags/arguments';
import { readMoment } from '../flags/moment';
import { UsageError } from '../wrong-use';
import { jsonItems } from './json';

/** Reads goals from everything that `readGoals` reads, and from a list that people have written. */
export async function readGoalsFile(
  file: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  options: { readonly signal: AbortSignal; onIssue(issue: Issue): void },
) {
  const { detected, pieces } = await peek(bytes, firstCharacterDetector());
  if (detected !== '[') return readGoals(pieces, options);
  const goals: Goal[] = [];
  for await (const item of jsonItems(file, pieces)) {
    const place = placeIn(file, item.place);
    if (item.fault?.code === 'property-unknown')
      throw new UsageError(`${place}: ${messageOf(item.fault)}`);
    if (!item.object) throw new UsageError(`${place}: Each goal must be an object.`);
    goals.push(goalOf(item.object, place));
  }
  return { goals, otherTypes: 0, errors: [], issues: [], truncated: false };
}

const columns: Columns = offlineConversionGoal.columns;
const properties = ['action', 'createdAt', ...Object.keys(columns)];

/** Checks one goal. In JSON a time of creation is text, and null means absent. */
function goalOf(object: Readonly<Record<string, unknown>>, place: string): Goal {
  const goal: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) {
    assertProperty(name, place);
    if (value === null) continue;
    const isTime = name === 'createdAt' && typeof value === 'string';
    goal[name] = isTime ? readMoment(value, `${place}: createdAt`) : value;
  }
  const fault = optionFault(goalSchema, goal);
  if (fault) throw new UsageError(`${place}: "${fault.path}" must be ${fault.expected}.`);
  const checked = goal as unknown as Goal;
  const textFault = goalTextFault(checked);
  if (textFault) throw new UsageError(`${place}: ${textFault}`);
  return checked;
}

/** Rejects a misspelled property, which would otherwise count as absent. */
function assertProperty(name: string, place: string): void {
  if (properties.includes(name)) return;
  const { shown, offer } = describeUnknown(name, nearest(name, properties));
  throw new UsageError(`${place}: Unknown property ${shown}.${offer}`);
}

/** What is wrong with the texts of a goal in a list, where a slip would silently switch a rule off. */
function goalTextFault(goal: Goal & { readonly action?: string }): string | undefined {
  const { action, name, currencyCode } = goal;
  // Copied from an answer or a file, which may contain words that are unknown here.
  const isCopied = action !== undefined;
  if (!isCopied && name.trim() === '') return '"name" must not be empty.';
  if (currencyCode !== undefined && !isCurrencyCode(currencyCode))
    return '"currencyCode" must be three capital letters, for example USD.';
  for (const [property, value] of Object.entries(goal)) {
    const words = columns[property]?.codec.words;
    if (typeof value !== 'string' || !words || words.has(value)) continue;
    const meant = nearest(value, words, isCopied ? 0 : undefined);
    if (meant !== undefined) return `"${property}" has an unknown value.${didYouMean(meant)}`;
  }
  return undefined;
}
