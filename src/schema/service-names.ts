import { issueCodes } from '../issues/codes';
import { fileServices } from '../issues/level';
import type { AnyColumn } from './column';
import type { AnyRecordType, OneOf } from './record-type';
import type { FileRule, Rule } from './rule';

/** A code, and the service's name for the same fault if it has one. */
type Pairing = readonly [code: string, name: string | undefined];

/** The code for an object's property. It accompanies the code of the cell for the same fault. */
const objectCode = 'property-unknown';

const none: readonly string[] = Object.freeze([]);
const known: readonly string[] = Object.keys(issueCodes);

/**
 * Looks up the codes that detect an error of the service before the upload: first those of the package
 * in the order of `issueCodes`, then those of the record type's own.
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

/** Lists the codes of a record type with the service's names for the same faults. */
export function pairings(type: AnyRecordType): readonly Pairing[] {
  const columns = Object.values(type.columns) as AnyColumn[];
  const reporters = [...(type.oneOf ?? []), ...type.rules] as readonly (OneOf<never> | Rule)[];
  return [
    ...Object.entries(fileServices),
    ...columns.flatMap(({ service }) => Object.entries(service ?? {})),
    ...((type.fileRules ?? []) as readonly FileRule[]).flatMap(({ service }) =>
      Object.entries(service ?? {}),
    ),
    ...reporters.map(
      ({ code, service }): Pairing => [typeof code === 'string' ? code : code.code, service],
    ),
  ];
}

function answer(codes: Set<string>): readonly string[] {
  if (codes.size > 1) codes.delete(objectCode);
  const others = [...codes].filter((code) => !known.includes(code));
  return Object.freeze([...known.filter((code) => codes.has(code)), ...others]);
}
