import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, folderOf, now, type Outcome, run, type Settings } from './run';

/** What a run of `generate` left behind. */
export interface Generated extends Outcome {
  /** The upload file; undefined where there is none. */
  readonly file: string | undefined;
  readonly rejects: string | undefined;
  /** All files of the folder. */
  readonly names: readonly string[];
}

/** Runs `generate` in a folder of its own, with `-o up.csv` unless the arguments say otherwise. */
export async function generate(
  files: Files,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Generated> {
  const cwd = folderOf(files);
  const output = args.includes('-o') ? [] : ['-o', 'up.csv'];
  const outcome = await run(['generate', ...args, ...output, ...now], { ...settings, cwd });
  const text = (name: string) =>
    existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'utf8') : undefined;
  return {
    ...outcome,
    file: text('up.csv'),
    rejects: text('rejects.ndjson'),
    names: readdirSync(cwd).sort(),
  };
}
