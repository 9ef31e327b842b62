import { vi } from 'vitest';
import { type Issue, type ReadOptions, type Source, validateBulkFile } from '../../src/index';
import { Screen } from '../../src/screen/screen';
import { now } from './random-upload';

/** The report of a file and all of its issues in their order, with the screen and without it. */
export async function bothWays(source: Source, options: ReadOptions = {}) {
  const validated = async (screen: boolean) => {
    const issues: Issue[] = [];
    const onIssue = (issue: Issue) => issues.push(issue);
    const report = await validateBulkFile(source, { now, ...options, screen, onIssue });
    return { report, issues };
  };
  return { screened: await validated(true), judged: await validated(false) };
}

/** How many rows the screen passes in some work. */
export async function countPassed(work: () => Promise<unknown>): Promise<number> {
  const { pass } = Screen.prototype;
  let rows = 0;
  const spy = vi.spyOn(Screen.prototype, 'pass').mockImplementation(function (
    this: Screen,
    ...args
  ) {
    const passed = pass.apply(this, args);
    rows += passed.rows;
    return passed;
  });
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return rows;
}
