import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, folderOf, now, type Outcome, run, type Settings } from './run';

/** What a run of `apply` left behind. */
export interface Applied extends Outcome {
  /** The texts in the folder `out` by name; undefined where there is none. */
  readonly out: Readonly<Record<string, string>> | undefined;
  readonly rejects: string | undefined;
  /** All names of the folder above. */
  readonly names: readonly string[];
}

/** Runs `apply` in a folder of its own, with `--out-dir out`. */
export function apply(
  files: Files,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Applied> {
  return applyIn(folderOf(files), [...args, '--out-dir', 'out'], settings);
}

export async function applyIn(
  cwd: string,
  args: readonly string[],
  settings: Omit<Settings, 'cwd'> = {},
): Promise<Applied> {
  const outcome = await run(['apply', ...args, ...now], { ...settings, cwd });
  const out = join(cwd, 'out');
  const rejects = join(cwd, 'rejects.ndjson');
  return {
    ...outcome,
    out: existsSync(out)
      ? Object.fromEntries(
          readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]),
        )
      : undefined,
    rejects: existsSync(rejects) ? readFileSync(rejects, 'utf8') : undefined,
    names: readdirSync(cwd).sort(),
  };
}

/** The rows of each request, by the index. */
export function rowsOf({ out }: Applied): unknown {
  const index = JSON.parse(out?.['index.json'] ?? 'null') as { file: string; rows: number[] }[];
  return index.map(({ file, rows }) => [file, rows]);
}
