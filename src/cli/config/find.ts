import { constants, lstatSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative } from 'node:path';
import type { Terminal } from '../output/terminal';
import { asUsageError, UsageError } from '../wrong-use';

const names = ['msads-bulk.config.json', 'msads-bulk.config.mjs'] as const;

/**
 * Searches the working folder, and those above it, for a config. Throws a `UsageError` for two in one folder, and
 * for a link that leads nowhere.
 */
export function findConfig(terminal: Terminal): string | undefined {
  for (let at = normalize(terminal.resolve('.')); ; at = dirname(at)) {
    const found = names.flatMap((name) => {
      const path = join(at, name);
      const owners = ownersOf(path, nameHere(path, terminal));
      return owners ? [{ path, owners }] : [];
    });
    const [config, other] = found;
    if (config && other)
      throw new UsageError(
        `${nameHere(config.path, terminal)}: There is also ${names[1]} beside it. Remove one of them, or name one with --config.`,
      );
    if (config) {
      if (config.path.endsWith('.mjs'))
        for (const stats of config.owners) assertOwn(stats, nameHere(config.path, terminal));
      return config.path;
    }
    if (dirname(at) === at) return undefined;
  }
}

/** The file and, where its name is a link, also the link; undefined if there is no file to find. */
function ownersOf(path: string, file: string): readonly Stats[] | undefined {
  try {
    const named = lstatSync(path, { throwIfNoEntry: false });
    const stats = named?.isSymbolicLink() ? statSync(path) : named;
    if (!named || !stats?.isFile()) return undefined;
    return named === stats ? [stats] : [stats, named];
  } catch (cause) {
    // The user cannot see into the folder, in which others may keep their config.
    if ((cause as NodeJS.ErrnoException).code === 'EACCES') return undefined;
    throw asUsageError(cause, file);
  }
}

/**
 * Refuses a module that somebody else may have put there: it would run with the rights of the user, who has
 * not named it. Windows has no owners of this kind.
 */
function assertOwn({ uid, mode }: Stats, file: string): void {
  const user = process.getuid?.();
  if (user === undefined) return;
  const isOfOther = uid !== user && uid !== 0;
  // The mode of a link means nothing.
  const isOpen = (mode & constants.S_IFMT) !== constants.S_IFLNK && (mode & 0o002) !== 0;
  if (!isOfOther && !isOpen) return;
  const reason = isOfOther ? 'belongs to another user' : 'can be changed by every user';
  throw new UsageError(
    `${file}: This module ${reason}, so it is not run. Name it with --config if you trust it, or use --no-config.`,
  );
}

/** The shortest name of a file: relative to the working folder. */
export function nameHere(path: string, terminal: Terminal): string {
  const here = terminal.resolve('.');
  // The working folder was removed.
  if (!isAbsolute(here)) return path;
  const name = relative(here, path);
  return name.startsWith('-') ? `./${name}` : name;
}
