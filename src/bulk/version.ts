import type { Severity } from '../issues/codes';
import type { Faults } from '../issues/level';
import { showable } from '../text/shown/showable';
import type { Header } from './header';

export const versionType = 'Format Version';
/** The only version of the format that the service accepts. */
export const formatVersion = '6.0';

/**
 * Reads the version from a Format Version row, and reports how it is misplaced or misspelled.
 *
 * @param defaultSeverity severity of faults that are errors only in an upload
 */
export function readVersion(
  cells: readonly string[],
  header: Header,
  defaultSeverity: Severity,
  faults: Faults,
): string | undefined {
  const options = { defaultSeverity };
  const nameIndex = header.indexOf('Name');
  const text = cells[nameIndex] ?? '';
  if (text === formatVersion) return text;
  if (text === '6') {
    if (cells[nameIndex + 1] === '0') faults.add('version-split', undefined, 'Name', options);
    else faults.add('version-spelling', undefined, 'Name');
    return text;
  }
  if (text !== '') {
    faults.add('version-unsupported', { value: showable(text) }, 'Name', options);
    return text;
  }
  const index = cells.findIndex((cell) => cell === formatVersion || cell === '6');
  if (index === -1) {
    faults.add('version-empty', undefined, 'Name', options);
    return undefined;
  }
  const number = `${index + 1}`;
  const foundIn = showable(header.names[index] ?? number) ?? number;
  faults.add('version-column', { foundIn }, 'Name', options);
  return cells[index];
}
