import { containerColumns, type Header, readHeader } from '../bulk/header';
import type { IssueCode } from '../issues/codes';
import type { FactsOf } from '../issues/facts';
import type { Fault } from '../issues/issue';
import { faultsInto } from '../issues/level';
import { type AnyRecordType, headersOf } from '../schema/record-type';
import { fold } from '../text/nearest';

/** A header with the names that are certain. */
export interface RepairedHeader {
  readonly header: Header;
  /** What was wrong with the columns that have another name now. */
  readonly renamed: readonly { readonly code: IssueCode; readonly column: string }[];
  /** Whether the column Name, which holds the version, was missing. It is added behind Type. */
  readonly hasNewName: boolean;
}

/** Spells the columns of a header right. Each name is given to one column only. */
export function repairHeader(
  type: AnyRecordType,
  { cells, line, indexOf, typeIndex }: Header,
  faults: readonly Fault[],
): RepairedHeader {
  const names = [...cells];
  const codes = new Map<string, IssueCode>();
  for (const { code, facts } of faults) {
    if (code !== 'column-spelling' && code !== 'column-unknown') continue;
    const { columnNumber, ...found } = facts as FactsOf<typeof code>;
    const index = columnNumber - 1;
    const name = 'column' in found ? found.column : sameLetters(cells[index], found.nearest);
    if (name === undefined || codes.has(name)) continue;
    codes.set(name, code);
    names[index] = name;
  }
  const hasNewName = indexOf('Name') === -1 && !codes.has('Name');
  if (hasNewName) names.splice(typeIndex + 1, 0, 'Name');
  const row = { line, row: 0, cells: names, broken: false };
  return {
    header: readHeader(row, [...containerColumns, ...headersOf(type)], false, noFaults),
    renamed: [...codes].map(([column, code]) => ({ code, column })),
    hasNewName,
  };
}

const noFaults = faultsInto(
  () => undefined,
  () => {},
);

/** The known name if the text has the same letters, as in `ConversionName` and `conversion_name`. */
function sameLetters(text: string | undefined, known: string | undefined): string | undefined {
  const isSame = text !== undefined && known !== undefined && letters(text) === letters(known);
  return isSame ? known : undefined;
}

function letters(text: string): string {
  return fold(text).replace(/[\s_\p{Pd}.]/gu, '');
}
