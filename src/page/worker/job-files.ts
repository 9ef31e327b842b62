import { openFile } from '../input/open';
import type { Failure, Inputs } from '../jobs';

/** Says how many of the bytes that a job reads have been read. */
export type OnProgress = (bytes: number, total: number) => void;

/** The chosen files, as a job reads them. */
export class JobFiles {
  readonly inputs: Inputs;
  readonly #onProgress: OnProgress;
  /** What is read at least: a result is joined with an upload that is read twice. */
  readonly #expected: number;
  #bytes = 0;
  #opened = 0;

  constructor(inputs: Inputs, onProgress: OnProgress) {
    const { upload, result } = inputs;
    this.inputs = inputs;
    this.#onProgress = onProgress;
    this.#expected = result ? 2 * upload.size + result.size : upload.size;
  }

  /** Opens the upload, whose bytes count as progress. It may be opened again. */
  readonly upload = (): AsyncIterable<Uint8Array> => this.#open(this.inputs.upload);

  result(): AsyncIterable<Uint8Array> {
    const { result } = this.inputs;
    if (!result) throw new TypeError('There is no result.');
    return this.#open(result);
  }

  #open(file: File): AsyncIterable<Uint8Array> {
    this.#opened += file.size;
    return openFile(file, (bytes) => {
      this.#bytes += bytes;
      this.#onProgress(this.#bytes, Math.max(this.#opened, this.#expected));
    });
  }
}

/** Ends a job, because one of its files cannot be used. */
export class JobFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
