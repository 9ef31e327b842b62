import { expect } from 'vitest';
import { type Files, folderOf, type Settings } from './run';
import { runWriting, type Wrote } from './run-writing';

/** Runs `results` in a folder of its own with these files. */
export function results(
  files: Files,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Wrote> {
  return resultsIn(folderOf(files), args, settings);
}

/** Runs `results` in this folder. */
export function resultsIn(
  cwd: string,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Wrote> {
  return runWriting(cwd, ['results', ...args], settings);
}

/** Runs `results --format json` on `result.csv`, and reads what it prints: one line. */
export async function resultsJson(files: Files, ...args: readonly string[]) {
  const given = ['result.csv', ...args, '--format', 'json'];
  const { stdout, stderr, code } = await results(files, given);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return { value: JSON.parse(stdout), stdout, stderr, code };
}
