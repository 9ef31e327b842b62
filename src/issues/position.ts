/** Where a row starts in its file. */
export interface Position {
  /** Physical line, 1-based. Each CRLF or LF counts, inside cells too. The header is on line 1. */
  readonly line: number;
  /** Number of the row after the header: the header is 0, the Format Version row 1. Blank lines have none. */
  readonly row: number;
}
