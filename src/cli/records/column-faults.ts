import type { FactsOf } from '../../issues/facts';
import type { Issue } from '../../issues/issue';

/** What tells a column, or a property of all objects, from the others if an issue is about it as a whole. */
function columnAtFault({ code, facts }: Issue): string | undefined {
  if (code !== 'property-unknown') return undefined;
  const unknown = facts as FactsOf<typeof code>;
  if (unknown.reason === 'nameless') return String(unknown.columnNumber);
  const isOfColumn = unknown.reason === 'unknown' || unknown.reason === 'personal-data';
  return isOfColumn && unknown.name !== undefined ? `named ${unknown.name}` : undefined;
}

/** Faults of whole columns, or of a property of all objects. Each is printed once, and has advice of its own. */
export class ColumnFaults {
  readonly #found = new Set<string>();
  readonly #reasons = new Set<string>();
  readonly #reasonsOfHeader = new Set<string>();

  /**
   * Takes an issue, and tells where it is printed: at the header, at its record, or not again.
   *
   * @param hasHeader whether the record is a row below a header
   */
  take(issue: Issue, hasHeader: boolean): 'header' | 'record' | 'nowhere' {
    const column = columnAtFault(issue);
    if (column === undefined) return 'record';
    if (issue.severity === 'error') {
      const { reason } = issue.facts as FactsOf<'property-unknown'>;
      this.#reasons.add(reason);
      if (hasHeader) this.#reasonsOfHeader.add(reason);
    }
    const fault = `${issue.severity} ${column}`;
    if (this.#found.has(fault)) return 'nowhere';
    this.#found.add(fault);
    return hasHeader ? 'header' : 'record';
  }

  /** What to do about the columns with an error, as sentences; empty if there are none. */
  get advice(): string {
    const header = this.#reasonsOfHeader;
    return [
      header.has('unknown') &&
        'Rename the columns in the header, or map them with --map NAME=PROPERTY.',
      header.has('nameless') && 'Name the columns that have no name, or remove them.',
      this.#reasons.has('personal-data') &&
        'To hash email addresses and phone numbers, add --hash.',
    ]
      .filter(Boolean)
      .join(' ');
  }
}
