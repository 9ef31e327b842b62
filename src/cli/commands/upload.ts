import type { Ledger } from '../../ledger/ledger';
import { journalOf } from '../../node/upload/upload-journal';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';
import { type ValidationReport, validateRecords } from '../../validate';
import { asConversionType, readConfiguredArguments } from '../config/arguments';
import { type FlagValues, oneNamedFile, oneOf } from '../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../flags/checking';
import { readDuration } from '../flags/duration';
import { namedFiles } from '../flags/files';
import { ledgerFlags } from '../flags/ledger-flags';
import { openService, type Service } from '../flags/service';
import { serviceFlags } from '../flags/service-flags';
import { canBeReadAgain, inputFile } from '../input/file';
import { bookUpload, releaseUnsent } from '../ledger/book-upload';
import { assertAcceptedName, assertSeparate } from '../output/file';
import { createIssuePrinter } from '../output/issue-printer';
import type { Terminal } from '../output/terminal';
import { findEarlierUpload } from '../upload/earlier-upload';
import { findFileToResume, isRequestId } from '../upload/resume';
import { followUpload, forgetUpload, runUpload } from '../upload/run-upload';
import { reportUpload } from '../upload/upload-report';
import { asUsageError, UsageError } from '../wrong-use';

export const flags = {
  ...checkingFlags,
  ...ledgerFlags,
  ...serviceFlags,
  wait: { type: 'boolean' },
  'no-wait': { type: 'boolean' },
  deadline: { type: 'string' },
  'response-mode': { type: 'string' },
  result: { type: 'string', file: 'write' },
  retry: { type: 'string', file: 'write' },
  rejects: { type: 'string', file: 'write' },
  advice: { type: 'string' },
  format: { type: 'string' },
  force: { type: 'boolean' },
  resume: { type: 'boolean' },
} as const;

export async function uploadCommand(args: readonly string[], terminal: Terminal) {
  const { values, file, requestId, deadline, waits, recordType, ...report } = await readOptions(
    args,
    terminal,
  );
  terminal.goOnWithoutReader();
  const service = await openService(values, terminal);
  const { responseMode } = report;
  if (requestId !== undefined) {
    const upload = await followUpload(requestId, { service, deadline, waits }, terminal);
    return reportUpload(upload, { ...report, file: undefined }, terminal);
  }
  const ledger = await openUploadLedger(values, terminal);
  const kept = await findEarlierUpload(file, service, terminal);
  if (values.resume && !kept) throw new UsageError(`${file}: No upload of this file has begun.`);
  if (ledger && !kept) await releaseUnsent(ledger, file, terminal);
  const validation = kept
    ? undefined
    : await validate(file, { values, recordType, ledger }, service, terminal);
  if (validation?.valid === false && !values.force) {
    const advice = ledger
      ? 'Fix it. --force uploads it in spite of its errors, unless they are those of the ledger.'
      : 'Fix it, or upload it all the same with --force.';
    const message = `The file has errors, so it was not uploaded. ${advice}`;
    await terminal.log({ level: 'error', file, message });
    return validation.readable ? 1 : 2;
  }
  // A file that is sent although it cannot be read may have none.
  const rows = validation && Object.values(validation.records).reduce((a, b) => a + b, 0);
  const booked = ledger && (await bookUpload(ledger, { file, rows: rows ?? 0, kept }, terminal));
  const job = { file, service, responseMode, deadline, waits, rows: rows || undefined, kept };
  const running = runUpload({ ...job, onEntry: booked?.onEntry }, terminal);
  const upload = await (booked ? running.catch(booked.fail) : running);
  const mode = kept?.entry.responseMode ?? responseMode ?? 'errors-and-results';
  const failure = await booked
    ?.end(file, upload, mode, terminal)
    .catch((cause: unknown) => ({ cause }));
  const code = await reportUpload(upload, { ...report, file, responseMode: mode }, terminal);
  // The outcomes are shown even if the ledger cannot keep them.
  if (failure) throw failure.cause;
  if (upload.status !== 'running') await forgetUpload(file, terminal);
  return code;
}

/** Opens the ledger that --ledger names, whose readers are loaded only for that. */
async function openUploadLedger(
  values: FlagValues<typeof flags>,
  terminal: Terminal,
): Promise<Ledger | undefined> {
  if (values.ledger === undefined) return undefined;
  const { openNamedLedger } = await import('../ledger/open-ledger');
  return openNamedLedger(values, terminal);
}

interface Checking {
  readonly values: FlagValues<typeof flags>;
  readonly recordType: ConversionType;
  readonly ledger: Ledger | undefined;
}

/** Validates the file before it is sent. Its issues are printed. */
async function validate(
  file: string,
  { values, recordType, ledger }: Checking,
  { environment }: Service,
  terminal: Terminal,
): Promise<ValidationReport> {
  const channel = environment.name === 'sandbox' ? { channel: environment.name } : {};
  const { ledger: _, ...others } = values;
  const checking = await readCheckingOptions({ ...channel, ...others }, recordType, terminal);
  const options = { ...checking, ...(ledger && { ledger }) };
  const printer = createIssuePrinter(file, terminal, options);
  try {
    return await validateRecords(recordType, inputFile(file, terminal), {
      ...options,
      signal: terminal.signal,
      onIssue: (issue) => printer.add(issue, { line: issue.line }),
      onProgress: ({ rows }) => terminal.progress(`${file}: ${rows} rows`),
    });
  } catch (cause) {
    throw asUsageError(cause, file);
  } finally {
    await printer.end();
  }
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals, ...config } = await readConfiguredArguments(args, flags, terminal, [
    'kind',
  ]);
  const recordType = asConversionType(config.recordType, 'upload');
  const { result, retry, rejects, kind, resume = false } = values;
  const [requestId] = resume ? positionals.filter(isRequestId) : [];
  const file = resume
    ? await findFileToResume(positionals, terminal)
    : oneNamedFile('FILE', positionals);
  if (kind === 'result') throw new UsageError('A result file is not uploaded.');
  if (requestId === undefined && !(await canBeReadAgain(file, terminal)))
    throw new UsageError('upload needs a FILE, because it is read more than once.');
  if (values.wait && values['no-wait'])
    throw new UsageError('--wait and --no-wait contradict each other.');
  if (values['no-wait'] && values.deadline !== undefined)
    throw new UsageError('--deadline says how long to wait, so it cannot be used with --no-wait.');
  const advice = oneOf('advice', values.advice, ['retry', 'fix', 'account']);
  if (advice !== undefined && retry === undefined)
    throw new UsageError('--advice selects the records for --retry. Add --retry FILE.');
  for (const [flag, target] of Object.entries({ result, retry, rejects }))
    if (target === '-') throw new UsageError(`--${flag} needs its own FILE.`);
  if (requestId !== undefined && (retry !== undefined || rejects !== undefined))
    throw new UsageError(
      '--retry and --rejects need the file that was uploaded. Run msads-bulk results with it.',
    );
  const journal = { name: 'FILE', path: journalOf(file), use: 'write' } as const;
  const files = [...namedFiles(flags, values, { FILE: file }), journal];
  if (requestId === undefined) await assertSeparate(files, terminal);
  if (retry !== undefined) await assertAcceptedName(retry, terminal);
  return {
    ...{ values, recordType, file, requestId, result, retry, rejects, advice },
    waits: !values['no-wait'],
    deadline: readDuration('deadline', values.deadline),
    responseMode: oneOf('response-mode', values['response-mode'], [
      'errors-only',
      'errors-and-results',
    ]),
    format: oneOf('format', values.format, ['text', 'json']) ?? 'text',
  };
}
