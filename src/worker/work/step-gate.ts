import type { UploadProgress } from '../../client';

/** Milliseconds that a call for the address of a file has left once the worker stops. */
const timeForUrl = 5000;

/** What an upload is at: a call for its address, something that is not interrupted, or a wait. */
type Phase = 'asking' | 'busy' | 'waiting';

/**
 * Ends an upload between two of its steps: what is being sent or fetched ends first, and what only waits
 * ends at once.
 */
export class StepGate {
  readonly #controller = new AbortController();
  #phase: Phase;
  #isClosing = false;

  /** @param hasUrl whether the service has given an address for the file before */
  constructor(hasUrl: boolean) {
    this.#phase = hasUrl ? 'waiting' : 'asking';
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Takes what the client reports. */
  pass({ step }: Pick<UploadProgress, 'step'>): void {
    this.#enter(step === 'sending' || step === 'fetching' ? 'busy' : 'waiting');
  }

  /** Takes that a step is over and has been kept. */
  passKept(): void {
    this.#enter('waiting');
  }

  /** Ends the upload as soon as its step is over. */
  close(): void {
    this.#isClosing = true;
    this.#enter(this.#phase);
    if (this.#phase !== 'asking') return;
    // A call that is refused for now is repeated for up to 15 minutes.
    const end = () => this.#phase === 'asking' && this.abandon(new StoppedBetweenSteps());
    setTimeout(end, timeForUrl).unref();
  }

  /** Ends the upload at once. */
  abandon(reason: unknown): void {
    this.#controller.abort(reason);
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    if (this.#isClosing && phase === 'waiting') this.abandon(new StoppedBetweenSteps());
  }
}

/** The reason for which an upload ends here and goes on elsewhere. */
export class StoppedBetweenSteps extends Error {
  override readonly name = 'StoppedBetweenSteps';
}
