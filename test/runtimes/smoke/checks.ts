import type { Check, Library } from './check';
import { files } from './files';
import { reading } from './reading';
import { results } from './results';
import { services } from './services';
import { validating } from './validating';
import { webStreams } from './web-streams';
import { writing } from './writing';

export const coreChecks: readonly Check[] = [
  ...reading,
  ...validating,
  ...writing,
  ...webStreams,
  ...results,
  ...services,
];

export const fileChecks: readonly Check[] = files;

/** What came of a check: its value, or why there is none. */
export interface Outcome {
  readonly name: string;
  readonly value?: unknown;
  readonly failure?: string;
}

/** Far more than a check takes, and less than the whole run may. */
const patience = 20_000;

/** Runs every check that the library is fit for, one after the other. */
export async function* outcomes(library: Library): AsyncGenerator<Outcome, void> {
  for (const { name, run } of [...coreChecks, ...(library.node ? fileChecks : [])]) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('It did not end.')), patience);
    });
    try {
      yield { name, value: await Promise.race([(async () => run(library))(), late]) };
    } catch (cause) {
      yield { name, failure: cause instanceof Error ? `${cause.stack}` : String(cause) };
    } finally {
      clearTimeout(timer);
    }
  }
}
