import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Files, folderOf, type Outcome, run, type Settings } from './run';

/** What a run of `results` said, and what it left behind. */
export interface Resulted extends Outcome {
  /** Files that are new, or not as they were, by name. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs `results` in a folder of its own with these files. */
export function results(
  files: Files,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Resulted> {
  return resultsIn(folderOf(files), args, settings);
}

/** Runs `results --format json` on `result.csv`, and reads what it prints: one line. */
export async function resultsJson(files: Files, ...args: readonly string[]) {
  const given = ['result.csv', ...args, '--format', 'json'];
  const { stdout, stderr, code } = await results(files, given);
  expect(stdout).toMatch(/^\{.*\}\n$/);
  return { value: JSON.parse(stdout), stdout, stderr, code };
}

/** Runs `results` in this folder. */
export async function resultsIn(
  cwd: string,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Resulted> {
  const before = contents(cwd);
  const outcome = await run(['results', ...args], { ...settings, cwd });
  const written = [...contents(cwd)].filter(([name, text]) => before.get(name) !== text);
  return { ...outcome, written: Object.fromEntries(written) };
}

function contents(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder)
    .map((name) => [name, join(folder, name)] as const)
    .filter(([, path]) => statSync(path).isFile());
  return new Map(paths.map(([name, path]) => [name, readFileSync(path, 'utf8')]));
}
