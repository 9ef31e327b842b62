import fc, { type Arbitrary } from 'fast-check';
import {
  type Outcome,
  type ReconcileOptions,
  type RecordError,
  type ResponseMode,
  reconcile,
} from '../../../src/index';
import { collect } from '../plain';
import type { ErrorText } from './expected-outcomes';
import { disturbed, uploads } from './result-arbitrary';
import { type File, type Sent, written } from './service-model';

/** An upload, a result of it, what that was written as, and what the library is told. */
export interface Pair {
  readonly upload: File<Sent>;
  readonly result: File;
  readonly mode: ResponseMode;
  readonly responseMode: ResponseMode | undefined;
}

const modes = fc.constantFrom<ResponseMode>('errors-only', 'errors-and-results');

export function pairs(
  upload: Arbitrary<File<Sent>>,
  resultOf: (upload: File<Sent>, mode: ResponseMode) => Arbitrary<File>,
): Arbitrary<Pair> {
  const responseMode = fc.option(modes, { nil: undefined });
  return fc
    .tuple(upload, modes, responseMode)
    .chain(([upload, mode, responseMode]) =>
      resultOf(upload, mode).map((result) => ({ upload, result, mode, responseMode })),
    );
}

/** Whatever can happen. In most results each error row has a detail of its own, by which it is known. */
export const anyPair = fc
  .constantFrom('own', 'own', 'none')
  .chain((details) => pairs(uploads(), (upload, mode) => disturbed(upload, mode, details)));

export const optionsOf = ({ upload, result, responseMode }: Pair): ReconcileOptions => ({
  upload: written(upload).text,
  result: written(result).text,
  responseMode,
});

export async function reconciled(pair: Pair) {
  const { outcomes, summary } = reconcile(optionsOf(pair));
  return { outcomes: await collect(outcomes), summary: await summary };
}

const errorTextOf = ({ code, number, fieldPath = '', detail = '' }: RecordError): ErrorText =>
  JSON.stringify([code, number === undefined ? '' : String(number), fieldPath, detail]);

export const errorsOf = ({ errors }: Outcome): ErrorText[] => errors.map(errorTextOf);
