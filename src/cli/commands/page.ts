import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArguments } from '../flags/arguments';
import type { Terminal } from '../output/terminal';
import { openBrowser } from '../sign-in/browser';
import { UsageError } from '../wrong-use';

export const flags = {} as const;

/** Prints the address of the page, and opens it in the browser of a person who sees that. */
export async function pageCommand(args: readonly string[], terminal: Terminal) {
  const { positionals } = readArguments(args, flags);
  if (positionals.length > 0)
    throw new UsageError('page takes no FILE. Choose the file on the page.');
  const root = dirname(createRequire(import.meta.url).resolve('msads-bulk/package.json'));
  const { href } = pathToFileURL(join(root, 'dist/page/index.html'));
  await terminal.out(`${href}\n`);
  if (terminal.isInteractive) openBrowser(href, terminal.env);
  return 0;
}
