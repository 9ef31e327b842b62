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
  positionals: Readonly<Record<string, string>>,
): readonly NamedFile[] {
  const read = Object.entries(positionals).map(
    ([name, path]) => ({ name, path, use: 'read' }) as const,
  );
  const named = Object.entries(flags).flatMap(([flag, { file }]) => {
    const path = values[flag];
    if (typeof path !== 'string' || file === undefined || file === 'folder') return [];
    return [{ name: `--${flag}`, path, use: file }];
  });
  return [...read, ...named];
}
