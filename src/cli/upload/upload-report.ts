import type { CallError } from '../../client/call-error';
import { describeError } from '../../client/calls/call-sentence';
import type { BulkUpload } from '../../client/upload/options';
import type { NewFile } from '../../node/replace/replace-files';
import { csvName, packFor } from '../../node/zip';
import type { ResponseMode } from '../../results/outcome';
import { writeJson } from '../../text/shown/escapes';
import type { Advice } from '../../vendor/errors';
import { createDocument } from '../documents/document';
import type { UploadFacts } from '../documents/sending';
import { inputFile } from '../input/file';
import { reportResult } from '../output/result-report';
import type { Terminal } from '../output/terminal';
import { resumeHint } from './run-upload';

/** What is made of an upload that has ended. */
export interface UploadReport {
  /** The file that was uploaded; undefined if only the id of its upload is known. */
  readonly file: string | undefined;
  readonly responseMode: ResponseMode | undefined;
  readonly format: 'text' | 'json';
  /** The file for the result itself. */
  readonly result: string | undefined;
  readonly retry: string | undefined;
  readonly rejects: string | undefined;
  readonly advice: Advice | undefined;
}

/** Reports what happened to the records of an upload, and gives the exit code. */
export async function reportUpload(
  upload: BulkUpload,
  options: UploadReport,
  terminal: Terminal,
): Promise<number> {
  const { file, format } = options;
  terminal.clear();
  const { result, errors, ...about } = upload;
  const name = file ?? upload.requestId;
  const facts: UploadFacts = { upload: name, ...about, uploadErrors: errors };
  if (result !== undefined) {
    const code = await reportResult(
      {
        ...options,
        ...{ title: name, next: nextOf(upload.requestId, options) },
        result: { name: options.result ?? `result of ${name}`, open: () => result },
        upload:
          file === undefined ? undefined : { name: file, open: () => inputFile(file, terminal) },
        copy: copyOf(options.result, result),
        facts: { ...facts, ...(options.result && { result: options.result }) },
      },
      terminal,
    );
    await printErrors(name, errors, terminal);
    // What a failed upload left out is counted as unknown.
    return upload.status === 'failed' ? 1 : code;
  }
  if (format === 'json') await terminal.out(`${writeJson(createDocument('upload', facts))}\n`);
  await printErrors(name, errors, terminal);
  await terminal.log({
    level: upload.status === 'running' ? 'info' : 'error',
    ...{ file: name, message: sentenceOf(upload) },
  });
  if (upload.status === 'running') return 3;
  return upload.status === 'not-received' ? 2 : 1;
}

/** How to get at the rejected records afterwards. */
function nextOf(requestId: string, { file, result }: UploadReport): string {
  const upload = file ?? 'UPLOAD';
  return result === undefined
    ? `The result was not kept. Within 15 minutes, msads-bulk upload --resume ${requestId} --result FILE gets it again.`
    : `msads-bulk results ${result} --upload ${upload} --retry FILE writes the rejected records to send again.`;
}

function copyOf(
  path: string | undefined,
  result: NonNullable<BulkUpload['result']>,
): NewFile | undefined {
  if (path === undefined) return undefined;
  return { path, pieces: packFor(path, csvName(path, ','), result) };
}

async function printErrors(
  file: string,
  errors: readonly CallError[],
  terminal: Terminal,
): Promise<void> {
  for (const error of errors)
    await terminal.log({ level: 'error', file, message: describeError(error) });
}

function sentenceOf({ status, requestStatus, requestId }: BulkUpload): string {
  switch (status) {
    case 'running': {
      const state = requestStatus === undefined ? '' : ` (${requestStatus})`;
      return `The upload has not ended yet${state}. ${resumeHint} Request id: ${requestId}.`;
    }
    case 'not-received':
      return 'The service has not received the file, and its upload address has expired. Upload it again.';
    case 'result-lost':
      return `The service has processed the file (${requestStatus}), but its result is gone: it is kept for 15 minutes. What happened to the records is unknown. Check the attribution report before you send any of them again. Request id: ${requestId}.`;
    default:
      return `${failures[requestStatus ?? ''] ?? `The service gave up (${requestStatus}).`} Request id: ${requestId}.`;
  }
}

const failures: Readonly<Record<string, string>> = {
  UploadFileRowCountExceeded:
    'The file has too many rows, so the service has not processed it. Split it, for example with generate --max-rows.',
  UploadFileFormatNotSupported:
    'The service cannot read the file, and has not processed it. Run msads-bulk validate on it.',
  Failed:
    'The upload failed because of an error of the service. Some records may have been processed. Check the attribution report before you send the file again.',
};
