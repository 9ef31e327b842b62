import type { Header } from '../bulk/header';
import { formatVersion, readVersion } from '../bulk/version';
import type { IssueCode } from '../issues/codes';
import { faultsInto } from '../issues/level';

type Cells = readonly string[];

/** What a Format Version row with a fault becomes; undefined if its version is a guess. */
type Repair = (cells: Cells, header: Header) => Cells | undefined;

const repairs: { readonly [Code in IssueCode]?: Repair } = {
  'version-empty': withVersion,
  'version-spelling': withVersion,
  'version-split'(cells, header) {
    const all = withVersion(cells, header);
    const zero = header.indexOf('Name') + 1;
    // An unquoted decimal comma makes one cell too many.
    if (cells.length > header.width) all.splice(zero, 1);
    else all[zero] = '';
    return all;
  },
  'version-unsupported': (cells, header) =>
    isSix.test(cells[header.indexOf('Name')] ?? '') ? withVersion(cells, header) : undefined,
  'version-column'(cells, header) {
    const all = withVersion(cells, header);
    const found = cells.findIndex((cell) => cell === formatVersion || cell === '6');
    if (cells[found] === '6' && cells[found + 1] === '0') all[found + 1] = '';
    all[found] = '';
    return all;
  },
};

const isSix = /^\s*v?6(?:[.,]0+)?\s*$/i;

function withVersion(cells: Cells, header: Header): string[] {
  const name = header.indexOf('Name');
  const all = [...cells];
  while (all.length <= name) all.push('');
  all[name] = formatVersion;
  return all;
}

/** Repairs the version of a Format Version row. The code is what was wrong with it. */
export function repairVersion(
  cells: Cells,
  header: Header,
): { readonly cells: Cells; readonly code?: IssueCode | undefined } {
  const codes: string[] = [];
  const faults = faultsInto(
    () => 'error',
    ({ code }) => codes.push(code),
  );
  readVersion(cells, header, 'error', faults);
  const [code] = codes as IssueCode[];
  const repaired = code && repairs[code]?.(cells, header);
  return repaired ? { cells: repaired, code } : { cells };
}

export function hasVersion(cells: Cells, { indexOf }: Header): boolean {
  return cells[indexOf('Name')] === formatVersion;
}

/** Whether a Format Version row repeats the version that the file has already, or no version, and nothing else. */
export function isRedundant(cells: Cells, header: Header): boolean {
  const name = header.indexOf('Name');
  return (
    (cells.length <= name || hasVersion(cells, header)) &&
    cells.every((cell, index) => cell === '' || index === name || index === header.typeIndex)
  );
}
