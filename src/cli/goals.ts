import { readFile } from 'node:fs/promises';
import type { Goal } from '../records/offline-conversion/options';
import { readMoment } from './moment';
import { systemReason } from './system-reason';
import { UsageError } from './usage-error';

type Values = Readonly<Record<string, unknown>>;

/** Goals as plain objects. A time of creation is text in JSON, and null is the same as absent. */
export async function readGoals(path: string): Promise<readonly Goal[]> {
  let given: unknown;
  try {
    given = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new UsageError(`--goals ${path}: ${systemReason(cause) ?? 'is no JSON'}.`);
  }
  if (!Array.isArray(given)) throw new UsageError(`--goals ${path}: must hold a list of goals.`);
  return given.map((goal: unknown) => goalOf(goal, path) as Goal);
}

function goalOf(goal: unknown, path: string): unknown {
  if (typeof goal !== 'object' || goal === null) return goal;
  const known = Object.entries(goal as Values).filter(([, value]) => value !== null);
  return Object.fromEntries(
    known.map(([name, value]) =>
      name === 'createdAt' && typeof value === 'string'
        ? [name, readMoment(value, `--goals ${path}: createdAt`)]
        : [name, value],
    ),
  );
}
