import type { Flags } from './arguments';

/** A file that the arguments name. */
export interface NamedFile {
  /** What the help calls it: `INPUT`, or the flag `--goals`. */
  readonly name: string;
  readonly path: string;
  readonly use: 'read' | 'write';
}

/**
 * The files that the arguments name: those of positional arguments, which are read, and those of each flag
 * whose table says what happens to its file.
 */
export function namedFiles(
  flags: Flags,
  values: Readonly<Record<string, unknown>>,
  positionals: Readonly<Record<string, string | readonly string[]>>,
): readonly NamedFile[] {
  const read = Object.entries(positionals).flatMap(([name, paths]) =>
    pathsIn(paths).map((path) => ({ name, path, use: 'read' }) as const),
  );
  const named = Object.entries(flags).flatMap(([flag, { file }]) => {
    if (file === undefined || file === 'folder') return [];
    return pathsIn(values[flag]).map((path) => ({ name: `--${flag}`, path, use: file }));
  });
  return [...read, ...named];
}

/** The paths of a value: one, several if it can be repeated, or none. */
function pathsIn(value: unknown): readonly string[] {
  return [value].flat().filter((path) => typeof path === 'string');
}
