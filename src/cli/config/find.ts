import { type Stats, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';

const names = ['msads-bulk.config.json', 'msads-bulk.config.mjs'] as const;

/** Searches the working folder, and those above it, for a config. Throws a `UsageError` for two in one folder. */
export function findConfig(terminal: Terminal): string | undefined {
  for (let at = normalize(terminal.resolve('.')); ; at = dirname(at)) {
    const found = names.flatMap((name) => {
      const path = join(at, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() ? [{ path, stats }] : [];
    });
    const [config, other] = found;
    if (config && other)
      throw new UsageError(
        `${nameHere(config.path, terminal)}: There is also ${names[1]} beside it. Remove one of them, or name one with --config.`,
      );
    if (config) {
      if (config.path.endsWith('.mjs')) assertOwn(config.stats, nameHere(config.path, terminal));
      return config.path;
    }
    if (dirname(at) === at) return undefined;
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
  if (!isOfOther && (mode & 0o002) === 0) return;
  const reason = isOfOther ? 'belongs to another user' : 'can be changed by every user';
  throw new UsageError(
    `${file}: This module ${reason}, so it is not run. Name it with --config if you trust it, or use --no-config.`,
  );
}

/** The shortest name of a file: relative to the working folder. */
export function nameHere(path: string, terminal: Terminal): string {
  const name = relative(terminal.resolve('.'), path);
  return name.startsWith('-') ? `./${name}` : name;
}
