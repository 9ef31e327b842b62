import { extname } from 'node:path';
import { readSettings } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import { asUsage, oneFile, readArguments, readCount } from '../flags/arguments';
import { assertTarget, readRecordOptions, recordFlags } from '../flags/records';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';

const flags = {
  ...recordFlags,
  output: { type: 'string', short: 'o' },
  'max-rows': { type: 'string' },
  'max-bytes': { type: 'string' },
  zip: { type: 'boolean' },
} as const;

export type GenerateOptions = Awaited<ReturnType<typeof readGenerateOptions>>;

export async function readGenerateOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const input = oneFile('generate', 'INPUT', positionals);
  const { zip = false } = values;
  if (values.output === undefined) throw new UsageError('generate needs -o FILE, or "-o -".');
  const output = zip ? zipName(values.output) : values.output;
  const split = readLimits(values['max-rows'], values['max-bytes']);
  if (split && output === '-')
    throw new UsageError('--max-rows and --max-bytes make files: -o needs a FILE that names them.');
  const given = await readRecordOptions(input, values, terminal);
  await assertTarget(output, given, terminal);
  const options = {
    ...given.options,
    ...(/\.tsv(\.zip)?$/i.test(values.output) && { delimiter: '\t' as const }),
  };
  if (split) asUsage(() => readSettings(offlineConversion, 'split', { ...options, ...split }));
  return { ...given, output, split, zip, options };
}

/** The service knows an archive by its extension. */
function zipName(output: string): string {
  if (output === '-' || extname(output).toLowerCase() === '.zip') return output;
  return `${output.replace(/\.[ct]sv$/i, '')}.zip`;
}

function readLimits(rows: string | undefined, bytes: string | undefined) {
  if (rows === undefined && bytes === undefined) return undefined;
  return {
    ...(rows !== undefined && { maxRows: readCount('max-rows', rows) }),
    ...(bytes !== undefined && { maxBytes: readCount('max-bytes', bytes) }),
  };
}
