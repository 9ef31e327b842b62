import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { quoteText } from '../messages/phrases';

/**
 * Throws the `TypeError` for the path of an upload that the service would not accept: its extension is
 * unknown, or that of the other delimiter. Pipes and devices may have any name.
 */
export async function assertUploadTarget(
  path: string,
  delimiter: ',' | '\t' | undefined,
): Promise<void> {
  const extension = /\.\w+$/.exec(basename(path))?.[0].toLowerCase() ?? '';
  const [other, cells] = delimiter === '\t' ? ['.csv', 'tabs'] : ['.tsv', 'commas'];
  if (delimiter !== undefined && extension === other)
    throw new TypeError(
      `The name of ${quoteText(basename(path))} ends in ${other}, but its cells are separated by ${cells}.`,
    );
  if (['.csv', '.tsv', '.zip'].includes(extension)) return;
  const target = await stat(path).catch(() => undefined);
  if (target && !target.isFile()) return;
  throw new TypeError(
    `The name of ${quoteText(basename(path))} must end in .csv, .tsv, or .zip, because the service accepts no other files.`,
  );
}

/** The delimiter that the name of an upload asks for; undefined if it does not. */
export function delimiterOf(path: string): '\t' | undefined {
  return /\.tsv(?:\.zip)?$/i.test(path) ? '\t' : undefined;
}
