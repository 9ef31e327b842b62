/*
 * A second reader of the container, written from the vendor's documents and RFC 4180 alone: one character
 * after the other, the whole file in memory, nothing shared with the package. It is slow, and meant to be
 * read.
 */

export interface SlowRow {
  readonly line: number;
  readonly row: number;
  readonly cells: readonly string[];
  /** Text follows a closing quote: the cells are those before it. */
  readonly broken: boolean;
}

export interface SlowFile {
  /** The header first; none where there is no header. */
  readonly rows: readonly SlowRow[];
  readonly isWhole: boolean;
}

const unreadable: SlowFile = { rows: [], isWhole: false };

/** The longest start that is text, and whether that is all. */
function decoded(bytes: Uint8Array): { readonly text: string; readonly isWhole: boolean } {
  const [a, b] = bytes;
  const start = (...signature: readonly number[]) =>
    signature.every((byte, i) => bytes[i] === byte);
  const foreign = [
    [0x50, 0x4b, 3],
    [0x50, 0x4b, 5],
    [0x1f, 0x8b],
    [0xd0, 0xcf, 0x11, 0xe0],
  ];
  if (foreign.some((signature) => start(...signature))) return { text: '', isWhole: false };
  const [little, big] = [a === 0xff && b === 0xfe, a === 0xfe && b === 0xff];
  const isMarked = little || big;
  if (!isMarked && b !== undefined && (a === 0) !== (b === 0)) return { text: '', isWhole: false };
  const name = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  for (let length = bytes.length; ; length--) {
    try {
      return { text: decoder.decode(bytes.subarray(0, length)), isWhole: length === bytes.length };
    } catch {
      // One byte less.
    }
  }
}

export function slowFile(bytes: Uint8Array): SlowFile {
  const { text, isWhole } = decoded(bytes);
  const body = text.replace(/^\ufeff+/, '');
  for (const delimiter of [',', '\t']) {
    const file = slowRows(body, delimiter, isWhole);
    const [header] = file.rows;
    const hasType = header?.cells.some((cell) => cell.trim().toLowerCase() === 'type');
    if (hasType) return header?.broken ? unreadable : file;
  }
  return unreadable;
}

function slowRows(text: string, delimiter: string, isWhole: boolean): SlowFile {
  const found: (Omit<SlowRow, 'line'> & { readonly start: number })[] = [];
  // Blank lines before the header decide nothing.
  const blank = /^(?:\r\n|\r|\n)*/.exec(text)?.[0] ?? '';
  let at = blank.length;
  let loneCr: boolean | undefined;

  /** Characters of the line end here; the first outside quotes decides about a lone CR. */
  function lineEnd(): number {
    if (text[at] !== '\n' && text[at] !== '\r') return 0;
    const isLone = text[at] === '\r' && text[at + 1] !== '\n';
    loneCr ??= isLone;
    if (isLone) return loneCr ? 1 : 0;
    return text[at] === '\n' ? 1 : 2;
  }

  /** True where the row has its end. */
  function endRow(): boolean {
    const length = lineEnd();
    if (length === 0) return at >= text.length && isWhole;
    at += length;
    return true;
  }

  /** Undefined where the quote is never closed. */
  function quotedCell(): string | undefined {
    let cell = '';
    for (at++; at < text.length; at++) {
      const char = text[at] as string;
      if (char === '"') {
        at++;
        if (text[at] !== '"') return cell;
      }
      cell += text[at];
    }
    return undefined;
  }

  function plainCell(): string {
    const from = at;
    while (at < text.length && text[at] !== delimiter && lineEnd() === 0) at++;
    return text.slice(from, at);
  }

  /** With the lines on which they start: line ends in cells count too. */
  function rows(): SlowRow[] {
    const lineEnds = loneCr ? /\r\n|\r|\n/ : /\n/;
    const before = blank.split(/\r\n|\r|\n/).length;
    return found.map(({ start, ...row }) => ({
      ...row,
      line: before + text.slice(blank.length, start).split(lineEnds).length - 1,
    }));
  }

  while (at < text.length) {
    if (lineEnd() > 0) {
      endRow();
      continue;
    }
    const start = at;
    const cells: string[] = [];
    let broken = false;
    for (;;) {
      const isQuoted = text[at] === '"';
      const cell = isQuoted ? quotedCell() : plainCell();
      if (cell === undefined) return { rows: rows(), isWhole: false };
      if (isQuoted && at < text.length && text[at] !== delimiter && lineEnd() === 0) {
        broken = true;
        while (at < text.length && lineEnd() === 0) at++;
        break;
      }
      cells.push(cell);
      if (text[at] !== delimiter) break;
      at++;
    }
    if (!endRow()) return { rows: rows(), isWhole: false };
    found.push({ start, row: found.length, cells, broken });
  }
  return { rows: rows(), isWhole };
}
