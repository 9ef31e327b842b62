import type { FactsOf } from '../issues/facts';
import type { Origin } from '../source/origin';
import { showable } from '../text/shown/showable';

/** Returns what the service would not accept about the name or the packing of an upload. */
export function fileNameFault(
  { name, packing, entry }: Origin,
  delimiter: string,
): FactsOf<'file-name'> | undefined {
  if (name === undefined) return undefined;
  if (packing === 'gzip') return { reason: 'gzip' };
  const extension = extensionOf(name);
  if (packing === 'zip') {
    if (extension !== '.zip') return { reason: 'zip-extension' };
    return tableFault(extensionOf(entry ?? ''), delimiter, true);
  }
  if (extension === '.zip') return { reason: 'not-zip' };
  return tableFault(extension, delimiter, false);
}

function tableFault(
  extension: string,
  delimiter: string,
  isEntry: boolean,
): FactsOf<'file-name'> | undefined {
  const expected = delimiter === '\t' ? '.tsv' : '.csv';
  if (extension === expected) return undefined;
  const isTable = extension === '.csv' || extension === '.tsv';
  const reason = isTable ? 'delimiter' : 'extension';
  return { reason, expected, extension: showable(extension), ...(isEntry && { isEntry }) };
}

/** The extension in lower case, with its period; empty if there is none. */
export function extensionOf(name: string): string {
  return /[^/\\](\.[^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
