import type { Answers, Failure, Inputs, JobKind, Message } from './jobs';

/** The script of the worker, which the build puts here. */
declare const workerScript: string;

/** Thrown if a job could not be done. */
export class FailedJob extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

let address: string | undefined;

function openWorker(): Worker {
  address ??= URL.createObjectURL(new Blob([workerScript], { type: 'text/javascript' }));
  return new Worker(address);
}

/** Does a job in a worker of its own, which an abort ends at once. */
export function runJob<Kind extends JobKind>(
  kind: Kind,
  inputs: Inputs,
  {
    signal,
    onProgress,
  }: { readonly signal: AbortSignal; onProgress(bytes: number, total: number): void },
): Promise<Answers[Kind]> {
  const worker = openWorker();
  const answer = new Promise<Answers[Kind]>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.type === 'progress') onProgress(data.bytes, data.total);
      else if (data.type === 'done') resolve(data.answer as Answers[Kind]);
      else reject(new FailedJob(data.failure));
    });
    worker.addEventListener('error', () =>
      reject(
        new FailedJob({
          file: undefined,
          code: undefined,
          line: undefined,
          message: 'The check ended unexpectedly. The browser may have run out of memory.',
        }),
      ),
    );
  });
  worker.postMessage({ kind, inputs });
  return answer.finally(() => worker.terminate());
}
