import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, run, type Settings } from './run';

/** What a run said, and what it left behind. */
export interface Wrote extends Outcome {
  /** Files of the folder that are new, or not as they were, by name. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the command in this folder. */
export async function runWriting(
  cwd: string,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Wrote> {
  const before = contents(cwd);
  const outcome = await run(args, { ...settings, cwd });
  const written = [...contents(cwd)].filter(([name, text]) => before.get(name) !== text);
  return { ...outcome, written: Object.fromEntries(written) };
}

function contents(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder)
    .map((name) => [name, join(folder, name)] as const)
    .filter(([, path]) => statSync(path).isFile());
  return new Map(paths.map(([name, path]) => [name, readFileSync(path, 'utf8')]));
}
