import type { Severity } from '../issues/codes';
import type { Faults } from '../issues/level';
import { showable } from '../text/showable';
import type { Header } from './header';

export const versionType = 'Format Version';
/** The only version of the format that the service accepts. */
export const formatVersion = '6.0';

/** Reads the version from a Format Version row, and reports how it is misplaced or misspelled. */
export function readVersion(
  cells: readonly string[],
  header: Header,
  usual: Severity,
  faults: Faults,
): string | undefined {
  const name = header.indexOf('Name');
  const text = cells[name] ?? '';
  if (text === formatVersion) return text;
  if (text === '6') {
    if (cells[name + 1] === '0') faults.add('version-split', undefined, 'Name', { usual });
    else faults.add('version-spelling', undefined, 'Name');
    return text;
  }
  if (text !== '') {
    faults.add('version-unsupported', { value: showable(text) }, 'Name', { usual });
    return text;
  }
  const elsewhere = cells.findIndex((cell) => cell === formatVersion || cell === '6');
  if (elsewhere === -1) {
    faults.add('version-empty', undefined, 'Name', { usual });
    return undefined;
  }
  const found = header.names[elsewhere] ?? `${elsewhere + 1}`;
  faults.add('version-column', { found: showable(found) ?? `${elsewhere + 1}` }, 'Name', { usual });
  return cells[elsewhere];
}
