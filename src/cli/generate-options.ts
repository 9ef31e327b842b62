import { extname } from 'node:path';
import { offlineConversion } from '../records/offline-conversion';
import { readSettings } from '../rules/options';
import { zoneOf } from '../schema/instant';
import {
  asUsage,
  checkingFlags,
  oneOf,
  readArguments,
  readCheckingOptions,
  readCount,
} from './arguments';
import { isSameFile } from './same-file';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

const flags = {
  output: { type: 'string', short: 'o' },
  from: { type: 'string' },
  'time-zone': { type: 'string' },
  ambiguous: { type: 'string' },
  'on-error': { type: 'string' },
  rejects: { type: 'string' },
  hash: { type: 'boolean' },
  'max-rows': { type: 'string' },
  'max-bytes': { type: 'string' },
  zip: { type: 'boolean' },
} as const;

export type GenerateOptions = Awaited<ReturnType<typeof readGenerateOptions>>;

export async function readGenerateOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, { ...checkingFlags, ...flags });
  const [input, ...more] = positionals;
  const { rejects: rejectsPath, hash = false, zip = false } = values;
  if (input === undefined || more.length > 0)
    throw new UsageError('generate needs one INPUT, or "-".');
  if (values.output === undefined) throw new UsageError('generate needs -o FILE, or "-o -".');
  const output = zip ? zipName(values.output) : values.output;
  const split = readLimits(values['max-rows'], values['max-bytes']);
  if (split && output === '-')
    throw new UsageError('--max-rows and --max-bytes make files: -o needs a FILE that names them.');
  if (rejectsPath === '-') throw new UsageError('--rejects needs a FILE of its own.');
  await assertTarget(output, { input, rejectsPath });
  if (rejectsPath !== undefined) await assertTarget(rejectsPath, { input });
  const from = oneOf('from', values.from, ['ndjson', 'json', 'csv']);
  const onError = oneOf('on-error', values['on-error'], ['stop', 'skip']) ?? 'stop';
  const ambiguousTime = oneOf('ambiguous', values.ambiguous, ['earlier', 'later']);
  const timeZone = values['time-zone'];
  if (timeZone !== undefined && !zoneOf(timeZone))
    throw new UsageError('--time-zone takes the name of a time zone, such as Europe/Berlin.');
  const {
    maxIssues,
    maxIssuesPerCode,
    kind: _,
    ...common
  } = await readCheckingOptions(values, terminal);
  const caps = { maxIssues, maxIssuesPerCode };
  const options = {
    ...common,
    ...(/\.tsv(\.zip)?$/i.test(values.output) && { delimiter: '\t' as const }),
    ...(timeZone !== undefined && { timeZone }),
    ...(ambiguousTime && { ambiguousTime }),
  };
  if (split) asUsage(() => readSettings(offlineConversion, 'split', { ...options, ...split }));
  return { input, output, split, zip, from, onError, rejectsPath, hash, caps, options };
}

/** What is written must not be what is read, nor what is written beside it. */
export async function assertTarget(
  target: string,
  others: { readonly input: string; readonly rejectsPath?: string | undefined },
): Promise<void> {
  const { input, rejectsPath } = others;
  if (input !== '-' && (await isSameFile(input, target)))
    throw new UsageError(`${target}: is the INPUT, which would be lost; name another FILE.`);
  if (rejectsPath !== undefined && (await isSameFile(rejectsPath, target)))
    throw new UsageError('--rejects needs a FILE of its own.');
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
