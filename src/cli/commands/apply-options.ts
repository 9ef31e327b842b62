import { maxItemsOfRequest } from '../../api/apply/batch';
import { oneFile, oneOf, readArguments, readCount } from '../flags/arguments';
import { readRecordOptions, recordFlags } from '../flags/records';
import { soapTokens } from '../flags/soap-tokens';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';

const flags = {
  ...recordFlags,
  format: { type: 'string' },
  'out-dir': { type: 'string' },
  'max-items': { type: 'string' },
} as const;

export type ApplyOptions = Awaited<ReturnType<typeof readApplyOptions>>;

export async function readApplyOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const input = oneFile('apply', 'INPUT', positionals);
  const format = oneOf('format', values.format, ['json', 'soap']) ?? 'json';
  const outDir = values['out-dir'];
  if (outDir === '' || outDir === '-')
    throw new UsageError('--out-dir needs the name of a folder.');
  const maxItems = readMaxItems(values['max-items']);
  const given = await readRecordOptions(input, values, terminal);
  return {
    ...given,
    ...(format === 'soap' ? soapTokens(terminal.env) : { headers: {}, placeholders: [] }),
    ...{ format, outDir, maxItems },
  };
}

function readMaxItems(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = readCount('max-items', text);
  if (count >= 1 && count <= maxItemsOfRequest) return count;
  throw new UsageError(`--max-items takes a whole number from 1 to ${maxItemsOfRequest}.`);
}
