import { oneFile, oneOf, readArguments } from '../flags/arguments';
import { canBeReadAgain } from '../input/file';
import { isSameFile } from '../output/same-file';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';

const flags = {
  upload: { type: 'string' },
  'response-mode': { type: 'string' },
  retry: { type: 'string' },
  rejects: { type: 'string' },
  advice: { type: 'string' },
  format: { type: 'string' },
} as const;

export type ResultsOptions = Awaited<ReturnType<typeof readResultsOptions>>;

export async function readResultsOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const result = oneFile('results', 'RESULT', positionals);
  const { upload, retry, rejects } = values;
  const advice = oneOf('advice', values.advice, ['retry', 'fix', 'account']);
  const responseMode = oneOf('response-mode', values['response-mode'], [
    'errors-only',
    'errors-and-results',
  ]);
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson']) ?? 'text';
  if (upload !== undefined && !(await canBeReadAgain(upload, terminal)))
    throw new UsageError('--upload needs a FILE: it is read more than once.');
  if (upload !== undefined && result !== '-' && (await isSameFile(upload, result, terminal)))
    throw new UsageError(`${upload}: is given as the upload and as its result.`);
  for (const [flag, target] of [
    ['retry', retry],
    ['rejects', rejects],
  ] as const) {
    if (target === undefined) continue;
    if (upload === undefined)
      throw new UsageError(`--${flag} needs --upload: its rows are those that were uploaded.`);
    if (target === '-') throw new UsageError(`--${flag} needs a FILE of its own.`);
    for (const source of [upload, result])
      if (source !== '-' && (await isSameFile(source, target, terminal)))
        throw new UsageError(`${target}: is read here, and would be lost; name another FILE.`);
  }
  if (retry !== undefined && rejects !== undefined && (await isSameFile(retry, rejects, terminal)))
    throw new UsageError('--retry and --rejects need a FILE each.');
  if (advice !== undefined && retry === undefined)
    throw new UsageError('--advice says what --retry takes; give --retry FILE too.');
  return { result, upload, retry, rejects, advice, responseMode, format };
}
