import { type Goal, type Issue, offlineConversionGoal } from '../../index';
import { isBulkFileError } from '../../messages/errors';
import { readClicks, readGoals, ServiceAnswerError } from '../../services';
import { nearest } from '../../text/nearest';
import { describeUnknown } from '../../text/shown/unknown-name';
import { openFile } from '../input/open';
import type { Inputs } from '../jobs';
import { JobFailure } from './job-files';

/** Reads the goals and clicks that records are judged by. */
export async function readKnownFacts({ goals, clicks }: Inputs) {
  return {
    ...(goals && { goals: await readWhole('goals', () => goalsOf(goals)) }),
    ...(clicks && {
      clicks: await readWhole('clicks', async () => {
        const read = await readClicks(openFile(clicks));
        assertNoErrors('clicks', read.issues);
        return read.clicks;
      }),
    }),
  };
}

/** Goals in everything that the service gives, and in a list that a person has written. */
async function goalsOf(file: File): Promise<readonly Goal[]> {
  const start = (await file.slice(0, 1024).text()).trimStart();
  if (start.startsWith('[')) return listedGoals(await file.text());
  const { goals, errors, issues } = await readGoals(openFile(file));
  assertNoErrors('goals', issues);
  if (errors.length > 0)
    throw failure('goals', 'The answer of the service holds errors in place of some goals.');
  if (goals.length === 0) throw failure('goals', 'The file contains no goals.');
  return goals as readonly Goal[];
}

const properties = ['action', 'createdAt', ...Object.keys(offlineConversionGoal.columns)];

type ListedGoal = Omit<Goal, 'createdAt'> & { readonly createdAt?: string };

function listedGoals(text: string): readonly Goal[] {
  const list: readonly (ListedGoal | null)[] = JSON.parse(text);
  return list.map((each, index) => {
    const place = `Goal ${index + 1} of the list`;
    if (typeof each !== 'object' || each === null)
      throw failure('goals', `${place} is not an object.`);
    // One that is misspelled would silently switch a rule off.
    const unknown = Object.keys(each).find((name) => !properties.includes(name));
    if (unknown !== undefined) {
      const { shown, offer } = describeUnknown(unknown, nearest(unknown, properties));
      throw failure('goals', `${place}: Unknown property ${shown}.${offer}`);
    }
    const { createdAt, ...goal } = each;
    return { ...goal, ...(createdAt && { createdAt: new Date(createdAt) }) };
  });
}

/** Records would be judged without what could not be read. */
function assertNoErrors(file: 'goals' | 'clicks', issues: readonly Issue[]): void {
  const error = issues.find(({ severity }) => severity === 'error');
  if (error) throw failure(file, error.message, error);
}

function failure(
  file: 'goals' | 'clicks',
  message: string,
  { code, line }: { readonly code?: string; readonly line?: number } = {},
): JobFailure {
  return new JobFailure({ file, message, code, line });
}

async function readWhole<T>(file: 'goals' | 'clicks', read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof JobFailure) throw cause;
    if (isBulkFileError(cause)) throw failure(file, cause.issue.message, cause);
    if (cause instanceof ServiceAnswerError) throw failure(file, cause.message);
    if (cause instanceof SyntaxError) throw failure(file, 'The text is not valid JSON.');
    throw cause;
  }
}
