import { issueCodes } from '../issues/codes';
import { fileServices } from '../issues/level';
import type { AnyColumn } from './column';
import type { AnyRecordType, OneOf } from './record-type';
import type { FileRule, Rule } from './rule';

/** The code of a rule, and the service's name for the same fault where it has one. */
type Pairing = readonly [code: string, name: string | undefined];

/** Stands beside the code of the cell: the same fault in an object, where there is no cell yet. */
const ofObjects = 'property-unknown';

const none: readonly string[] = Object.freeze([]);
const known: readonly string[] = Object.keys(issueCodes);

/**
 * Tells which rules find an error of the service before the upload: their codes in the order of
 * `issueCodes`, then those of rules of your own.
 */
export function anticipatedBy(
  type: AnyRecordType,
): (code: string | undefined) => readonly string[] {
  const codesOf = new Map<string | undefined, Set<string>>();
  for (const [code, name] of pairings(type)) {
    if (name === undefined) continue;
    const codes = codesOf.get(name) ?? new Set();
    codesOf.set(name, codes.add(code));
  }
  const answers = new Map([...codesOf].map(([name, codes]) => [name, answer(codes)]));
  return (code) => answers.get(code) ?? none;
}

/** Which rules say the same as which errors of the service. */
export function pairings(type: AnyRecordType): readonly Pairing[] {
  const columns = Object.values(type.columns) as AnyColumn[];
  const said = [...(type.oneOf ?? []), ...type.rules] as readonly (OneOf<never> | Rule)[];
  return [
    ...Object.entries(fileServices),
    ...columns.flatMap(({ service }) => Object.entries(service ?? {})),
    ...((type.fileRules ?? []) as readonly FileRule[]).flatMap(({ service }) =>
      Object.entries(service ?? {}),
    ),
    ...said.map(
      ({ code, service }): Pairing => [typeof code === 'string' ? code : code.code, service],
    ),
  ];
}

function answer(codes: Set<string>): readonly string[] {
  if (codes.size > 1) codes.delete(ofObjects);
  const others = [...codes].filter((code) => !known.includes(code));
  return Object.freeze([...known.filter((code) => codes.has(code)), ...others]);
}
