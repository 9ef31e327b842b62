import { optionFault } from '../../options/check';
import { type Goal, goalSchema } from '../../records/offline-conversion/options';
import { offlineConversionGoal } from '../../records/offline-conversion-goal';
import { nearest } from '../../text/nearest';
import { showable } from '../../text/showable';
import { readMoment } from '../flags/moment';
import { UsageError } from '../usage-error';
import { goalTextFault } from './goal-texts';
import { jsonItems } from './json';

const properties = ['action', 'createdAt', ...Object.keys(offlineConversionGoal.columns)];

/** Goals that people have written down: a JSON list of the objects that the option `goals` takes. */
export async function readPlainGoals(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<readonly Goal[]> {
  const goals: Goal[] = [];
  for await (const { object } of jsonItems(file, pieces)) {
    const place = `${file}[${goals.length}]`;
    if (!object) throw new UsageError(`${place}: must be an object.`);
    goals.push(goalOf(object, place));
  }
  return goals;
}

/** A time of creation is text in JSON, and null is the same as absent. */
function goalOf(given: Readonly<Record<string, unknown>>, place: string): Goal {
  const goal: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    // What is written in another way would be taken for not known, without a word.
    if (!properties.includes(name)) {
      const meant = nearest(name, properties);
      const offer = meant === undefined ? '.' : `; did you mean "${meant}"?`;
      const shown = showable(name);
      const what = shown === undefined ? 'A property' : `Property "${shown}"`;
      throw new UsageError(`${place}: ${what} is not one of a goal's${offer}`);
    }
    if (value === null) continue;
    const isTime = name === 'createdAt' && typeof value === 'string';
    goal[name] = isTime ? readMoment(value, `${place}: createdAt`) : value;
  }
  const fault = optionFault(goalSchema, goal);
  if (fault) throw new UsageError(`${place}: "${fault.path}" must be ${fault.expected}.`);
  const known = goal as unknown as Goal;
  const textFault = goalTextFault(known);
  if (textFault) throw new UsageError(`${place}: ${textFault}`);
  return known;
}
