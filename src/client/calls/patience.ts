import * as z from 'zod/mini';
import { count } from '../../options/shapes';
import { Deadline } from '../clock';
import type { Caller, Patience } from './caller';

/** Options of everything that calls the service once or a few times. */
export interface CallOptions {
  /**
   * Milliseconds after which no further try is made, from 1. Default 900,000, which is a quarter of an
   * hour: as long as the service asks to wait at most.
   */
  readonly deadline?: number | undefined;
  /** Aborts at once, whatever is waited for. */
  readonly signal?: AbortSignal | undefined;
}

const quarterHour = 900_000;

export const patienceShape = {
  deadline: count(1),
  signal: z.optional(z.instanceof(AbortSignal)),
};

/** Starts the time of a call. */
export function patienceOf(
  { settings }: Caller,
  { deadline = quarterHour, signal }: CallOptions,
): Patience {
  return { signal, deadline: new Deadline(settings.clock, deadline) };
}
