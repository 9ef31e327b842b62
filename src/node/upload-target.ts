import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { quoteText } from '../messages/phrases';

type Delimiter = ',' | '\t' | undefined;

/**
 * Throws the `TypeError` for the path of an upload that the service would not accept: its extension is
 * unknown, or that of the other delimiter. Pipes and devices may have any name.
 */
export async function assertUploadTarget(path: string, delimiter: Delimiter): Promise<void> {
  const target = await stat(path).catch(() => undefined);
  if (target && !target.isFile()) assertDelimiter(path, delimiter);
  else assertUploadName(path, delimiter);
}

/** Throws the same error for the path of a file that is to be written, whatever is there. */
export function assertUploadName(path: string, delimiter: Delimiter): void {
  assertDelimiter(path, delimiter);
  if (['.csv', '.tsv', '.zip'].includes(extensionOf(path))) return;
  throw new TypeError(
    `The name of ${quoteText(basename(path))} must end in .csv, .tsv, or .zip, because the service accepts no other files.`,
  );
}

function assertDelimiter(path: string, delimiter: Delimiter): void {
  const [other, cells] = delimiter === '\t' ? ['.csv', 'tabs'] : ['.tsv', 'commas'];
  if (delimiter !== undefined && extensionOf(path) === other)
    throw new TypeError(
      `The name of ${quoteText(basename(path))} ends in ${other}, but its cells are separated by ${cells}.`,
    );
}

function extensionOf(path: string): string {
  return /\.\w+$/.exec(basename(path))?.[0].toLowerCase() ?? '';
}

/** The delimiter that the name of an upload asks for; undefined if it does not. */
export function delimiterOf(path: string): '\t' | undefined {
  return /\.tsv(?:\.zip)?$/i.test(path) ? '\t' : undefined;
}
