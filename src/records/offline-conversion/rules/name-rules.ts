import type { FactsOf } from '../../../issues/facts';
import type { Run } from '../../../schema/rule';
import { findGarbled } from '../../../text/garbled';
import {
  findMixedAlphabet,
  findOuterSpace,
  findUnseen,
  type OddCharacter,
} from '../../../text/odd-characters';
import { showable } from '../../../text/shown/showable';
import type { ConversionFileRule } from '../base';
import { columns } from '../columns';
import type { Known } from '../options';

type NameFault =
  | readonly ['name-characters', FactsOf<'name-characters'>]
  | readonly ['text-garbled', FactsOf<'text-garbled'>];

const noFaults: readonly NameFault[] = Object.freeze([]);

/** More different names than any account has goals; what comes after them is judged again each time. */
const maxRemembered = 1000;

/**
 * Names that cannot be what they look like. If the goals are known, a name is theirs or `goal-unknown`.
 * A file has few names, so each is judged once.
 */
export const nameFaults: ConversionFileRule = {
  remembersKeys: false,
  column: 'conversionName',
  when: ({ own }: Run<Known>) => own.goals === undefined,
  open() {
    const known = new Map<string, readonly NameFault[]>();
    return {
      row({ cell: { conversionName: name } }, _valid, report) {
        if (!/[^ -~]|[&%]|^ | $/.test(name)) return;
        const faults = known.get(name) ?? faultsOfName(name);
        if (known.size < maxRemembered) known.set(name, faults);
        for (const [code, facts] of faults) report(code, facts as never);
      },
      // Names that are known to have no fault are all that it would see.
      take() {},
    };
  },
};

function faultsOfName(name: string): readonly NameFault[] {
  if (isBlank(name)) return noFaults;
  const garbled = findGarbled(name);
  if (garbled) {
    const { reason, meant } = garbled;
    return [
      ['text-garbled', { column: columns.conversionName.header, reason, meant: showable(meant) }],
    ];
  }
  const unseen = findUnseen(name) ?? findOuterSpace(name);
  const odd = unseen ?? findMixedAlphabet(name);
  if (!odd) return noFaults;
  return [
    ['name-characters', { reason: unseen ? 'unseen' : 'mixed', ...showCharacter(name, odd) }],
  ];
}

/** The character, with the text before it unless that may be part of an identifier. */
export function showCharacter(name: string, { codePoint, after }: OddCharacter) {
  return { codePoint, ...(showable(name) !== undefined && { after }) };
}

/** Whether a name has nothing that can be seen. */
export function isBlank(name: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(name);
}
