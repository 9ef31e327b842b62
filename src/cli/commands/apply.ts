import { type ApplyRequest, maxItemsOfRequest } from '../../api/apply/batch';
import { applyRequests } from '../../api/apply/requests';
import { pluralize } from '../../report/terminal/ink';
import { writeJson } from '../../text/shown/escapes';
import { asConversionType, readConfiguredArguments } from '../config/arguments';
import { createDocument } from '../documents/document';
import type { Lines } from '../documents/documents';
import { oneFile, oneOf, readCount } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { readRecordOptions, recordFlags } from '../flags/records';
import { serviceFlags } from '../flags/service-flags';
import { soapTokens } from '../flags/soap-tokens';
import { assertSeparate, writeOutputs } from '../output/file';
import { inFolder, writeRequests } from '../output/request-files';
import type { Terminal } from '../output/terminal';
import { fromInput, type Take } from '../records/apply-input';
import { noRecords } from '../records/no-records';
import { RecordRun } from '../records/record-run';
import { UsageError } from '../wrong-use';

export const flags = {
  ...recordFlags,
  ...serviceFlags,
  send: { type: 'boolean' },
  format: { type: 'string' },
  'out-dir': { type: 'string', file: 'folder' },
  'max-items': { type: 'string' },
} as const;

type ApplyOptions = Awaited<ReturnType<typeof readOptions>>;

export async function applyCommand(args: readonly string[], terminal: Terminal) {
  const options = await readOptions(args, terminal);
  const { outDir } = options;
  if (options.send) {
    const [{ openService }, { sendApply }] = await Promise.all([
      import('../flags/service'),
      import('../records/apply-send'),
    ]);
    const service = await openService(options.values, terminal);
    return sendApply(options, service, terminal);
  }
  if (outDir === undefined) return apply(options, terminal);
  terminal.goOnWithoutReader();
  return inFolder(outDir, terminal, () => apply(options, terminal));
}

async function apply(options: ApplyOptions, terminal: Terminal): Promise<number> {
  const { outDir, format, headers, placeholders, allowEmpty, showsCounts } = options;
  const run = new RecordRun(options, terminal, { rowsArePlaces: true });
  let requests = 0;
  const toRequests: Take<ApplyRequest> = (records, sending) =>
    applyRequests(records, { ...sending, format, headers });

  async function* countRequests(): AsyncGenerator<ApplyRequest, void> {
    for await (const request of fromInput(options, run, terminal, toRequests)) {
      requests++;
      yield request;
    }
    if (requests === 0 && !allowEmpty) run.add(noRecords, undefined);
  }

  async function print(): Promise<void> {
    for await (const { operation, path, body, rows } of countRequests()) {
      const request: Lines['request'] = { operation, path, body, rows };
      await terminal.out(`${writeJson(request)}\n`);
    }
    await writeOutputs(run.end(), terminal);
  }

  const isComplete = await run.finish(() =>
    outDir === undefined
      ? print()
      : writeRequests(countRequests(), { ...options, outDir }, terminal, run.end()),
  );
  if (isComplete && requests > 0 && placeholders.length > 0)
    await terminal.log({
      level: 'warning',
      message: `Not set, so placeholders were written: ${placeholders.join(', ')}.`,
    });
  await terminal.log({ level: isComplete ? 'info' : 'error', message: outcome() });
  if (showsCounts) {
    const members = run.summary({ requests: isComplete ? requests : 0 });
    await terminal.out(`${writeJson(createDocument('apply', members))}\n`);
  }
  return run.exitCode;

  function outcome(): string {
    if (!isComplete) return run.describeStop(outDir);
    const inRequests = requests === 0 ? '' : ` in ${pluralize(requests, 'request')}`;
    const records = pluralize(run.records, 'record');
    return `${outDir ?? 'standard output'}: ${records}${inRequests}${run.leftOut}`;
  }
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals, ...config } = await readConfiguredArguments(args, flags, terminal);
  const recordType = asConversionType(config.recordType, 'apply');
  const input = oneFile('INPUT', positionals);
  const format = oneOf('format', values.format, ['json', 'soap']) ?? 'json';
  const outDir = values['out-dir'];
  if (outDir === '' || outDir === '-')
    throw new UsageError('--out-dir needs the name of a folder.');
  const { send = false } = values;
  if (send && (outDir !== undefined || format === 'soap'))
    throw new UsageError(
      '--send sends the requests as JSON, so it needs neither --out-dir nor --format soap.',
    );
  const maxItems = readMaxItems(values['max-items']);
  const files = namedFiles(flags, values, { INPUT: input });
  await assertSeparate(files, terminal);
  const options = await readRecordOptions(input, values, recordType, terminal);
  return {
    ...options,
    ...(format === 'soap' ? soapTokens(terminal.env) : { headers: {}, placeholders: [] }),
    ...{ values, files, format, outDir, maxItems, send },
    configured: config.configured,
    showsJson: values.format === 'json',
    // Without a folder, standard output holds the requests.
    showsCounts: values.format === 'json' && outDir !== undefined,
  };
}

function readMaxItems(text: string | undefined): number | undefined {
  const count = readCount('max-items', text);
  if (count === undefined || (count >= 1 && count <= maxItemsOfRequest)) return count;
  throw new UsageError(`--max-items must be a whole number from 1 to ${maxItemsOfRequest}.`);
}
