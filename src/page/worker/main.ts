import { config } from 'zod/mini';
import { isBulkFileError } from '../../messages/errors';
import type { Answers, Failure, Job, JobKind, Message } from '../jobs';
import { check, fix } from './check';
import { JobFailure, JobFiles } from './job-files';
import { problemsCsv, problemsJson, rejectedRows } from './problems';
import { readResult, rejectedRecords, retry } from './result';

/* A worker does one job, and is closed by the page. */

// The policy of the page forbids making code of text: zod need not try.
config({ jitless: true });

const jobs: { readonly [Kind in JobKind]: (files: JobFiles) => Promise<Answers[Kind]> } = {
  check,
  fix,
  'problems-csv': problemsCsv,
  'problems-json': problemsJson,
  'rejected-rows': rejectedRows,
  result: readResult,
  retry,
  'rejected-records': rejectedRecords,
};

const say = (message: Message) => postMessage(message);

/** How often progress is reported, in milliseconds. */
const pace = 80;

addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  let last = 0;
  const onProgress = (bytes: number, total: number) => {
    const now = performance.now();
    if (now - last < pace) return;
    last = now;
    say({ type: 'progress', bytes, total });
  };
  try {
    const answer = await jobs[data.kind](new JobFiles(data.inputs, onProgress));
    say({ type: 'done', answer });
  } catch (cause) {
    say({ type: 'failed', failure: failureOf(cause, data) });
  }
});

function failureOf(cause: unknown, { inputs }: Job): Failure {
  if (cause instanceof JobFailure) return cause.failure;
  if (isBulkFileError(cause)) {
    const { code, line, issue } = cause;
    const file = cause.file ?? (inputs.result ? undefined : 'upload');
    return { file, code, line, message: issue.message };
  }
  const isOfBrowser = cause instanceof DOMException;
  const message = isOfBrowser
    ? 'The browser could not read a file. If it was changed or moved, choose it again.'
    : cause instanceof Error
      ? cause.message
      : 'The file could not be checked.';
  return { file: undefined, code: undefined, line: undefined, message };
}
