import fc, { type Arbitrary } from 'fast-check';
import { recordColumns } from './slow-record';

/* What slips, editors and programs do to a file: to its rows, cells, characters and bytes. */

export type Table = readonly (readonly string[])[];

/** Where something is done, how, and with what. */
export interface Edit {
  readonly level: 'row' | 'cell' | 'character' | 'byte';
  readonly kind: 'delete' | 'insert' | 'replace' | 'swap';
  readonly at: number;
  readonly inRow: number;
  readonly to: number;
  readonly text: string;
  /** What becomes of a cell's own text where it is replaced. */
  readonly respelled: (old: string) => string;
  readonly byte: number;
}

/** The items with one of them deleted, doubled or replaced, or two that have changed places. */
function changed<T>(items: readonly T[], { kind, at, to }: Edit, fresh: (old: T) => T): T[] {
  const all = [...items];
  if (all.length === 0) return all;
  // Counted from the end where it is below 0.
  const place = ((at % all.length) + all.length) % all.length;
  const old = all[place] as T;
  if (kind === 'delete') all.splice(place, 1);
  else if (kind === 'insert') all.splice(place, 0, fresh(old));
  else if (kind === 'replace') all[place] = fresh(old);
  else {
    const other = to % all.length;
    [all[place], all[other]] = [all[other] as T, old];
  }
  return all;
}

export function withTableEdits(table: Table, edits: readonly Edit[]): Table {
  let now = table;
  for (const edit of edits) {
    if (edit.level === 'row')
      now = changed(now, edit, (row) => (edit.inRow % 2 ? row : [edit.text]));
    if (edit.level !== 'cell') continue;
    const inRow = edit.inRow % Math.max(1, now.length);
    now = now.map((row, i) => (i === inRow ? changed(row, edit, edit.respelled) : row));
  }
  return now;
}

export function withTextEdits(text: string, edits: readonly Edit[]): string {
  let now = text;
  for (const edit of edits)
    if (edit.level === 'character') now = changed([...now], edit, () => edit.text).join('');
  return now;
}

export function withByteEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  let now = [...bytes];
  for (const edit of edits) if (edit.level === 'byte') now = changed(now, edit, () => edit.byte);
  return Uint8Array.from(now);
}

/** What a hand, a spreadsheet or a connector puts where something else stood. */
export const slips: readonly string[] = [
  ...[...'",\t\r\n ;0159aAeEzZ.-+/:@=#', '""', '\r\n', '\0', '\ufeff', '\u202f', 'é', '🦆'],
  ...['Restate', 'retract', ' Restate', 'delete_value', 'null', '6', '6.0', '1e3', '-5', '1.5'],
  ...['0.5', '1,5', '12.3456', '999999999999', '1000000000000', 'USD', 'usd', 'XXX', '12:00:00'],
  ...['11/20/2026 1:02:03 PM', '2026-11-20T01:02:03Z', '2026-11-20T01:02:03+01:00', '46346'],
  ...['11/20/2026 13:02:03', '2026/11/20 13:02:03.5', '02/30/2026 13:02:03', '1/1/2026 1:02:03 PM'],
  ...['f894f652-ea34-4e73-9002-f7167ab8f8e3', 'A'.repeat(64), 'a'.repeat(101), '4.8E+38', 'a@b.c'],
  ...['Offline Conversion', 'Offline Conversion Error', 'Campaign', 'Type', 'Name'],
  ...recordColumns,
];
const text = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...slips) },
  fc.string({ unit: 'binary', maxLength: 3 }),
);

/** What they make of what stands there. */
export const respellings: readonly ((old: string) => string)[] = [
  ...[' ', '\t', '\u00a0', '0', '-', '"', "'"].flatMap((mark) => [
    (old: string) => mark + old,
    (old: string) => old + mark,
  ]),
  (old) => old.toUpperCase(),
  (old) => old.toLowerCase(),
  (old) => old.slice(1),
  (old) => old.slice(0, -1),
  (old) => old + old,
  (old) => old.replace('.', ','),
  (old) => old.replaceAll('/', '-'),
  (old) => old.replace(' AM', '').replace(' PM', ''),
  (old) => old.replace(/[AP]M$/, 'PM'),
  (old) => old.replace(/\d/, '9'),
];

export const anyEdit: Arbitrary<Edit> = fc.record({
  level: fc.constantFrom('row', 'cell', 'cell', 'character', 'character', 'byte'),
  kind: fc.constantFrom('delete', 'insert', 'replace', 'swap'),
  at: fc.oneof({ weight: 9, arbitrary: fc.nat(5000) }, fc.integer({ min: -3, max: 3 })),
  inRow: fc.nat(50),
  to: fc.nat(5000),
  text,
  respelled: fc.oneof(
    fc.constantFrom(...respellings),
    text.map((fresh) => () => fresh),
  ),
  byte: fc.oneof(fc.constantFrom(0, 9, 10, 13, 34, 44, 48, 0x80, 0xbf, 0xc3, 0xff), fc.nat(255)),
});
