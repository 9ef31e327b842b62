/* One result as the service might write it in other years: more columns, in other places and spellings. */

/** A small seeded generator (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The columns of an Offline Conversion that the rows below have, and those of its errors: 15. */
const ownColumns = [
  ...['Type', 'Client Id', 'Conversion Name', 'Conversion Time', 'Conversion Value'],
  ...['Conversion Currency Code', 'Adjustment Type', 'Adjustment Time', 'Adjustment Value'],
  ...['Adjustment Currency Code', 'Microsoft Click Id'],
  ...['Error', 'Error Number', 'Field Path', 'Error Detail'],
];

/** Others that a result has, filled by the service or not. */
const otherColumns = new Map([
  ['Status', () => 'Active'],
  // A record and its own error row differ in it.
  ['Id', (row: number) => String(9_007_199_254_740_993n + BigInt(row))],
  ['Parent Id', () => '-1'],
  ['Name', () => ''],
  ['External Attribution Credit', () => ''],
  ['External Attribution Model', () => ''],
  ['Hashed Email Address', () => ''],
  ['Hashed Phone Number', () => ''],
  ['Editorial Location', () => ''],
  ['Editorial Term', () => ''],
  ['Editorial Reason Code', () => ''],
  ['Publisher Countries', () => 'DE;FR'],
  ['Modified Time', () => '11/3/2026 8:00:00\u202fAM'],
  ['Campaign', () => 'Brand, "exact"'],
  ['Ad Group', () => 'two\r\nlines'],
  ['Error Location', () => 'not the error'],
  ['Conversion Goal Name', () => 'not the name'],
  ['__proto__', () => 'ordinary'],
  ['toString', () => 'ordinary'],
  ['constructor', () => ''],
]);

/** The same name to people. */
const respelled = (name: string, next: () => number) =>
  [name, name, `${name} `, ` ${name}`, name.toUpperCase(), name.toLowerCase()][
    Math.floor(next() * 6)
  ] as string;

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export type Texts = Readonly<Record<string, string>>;

/** The rows as a file of so many columns, which stand in any order. */
export function drifted(rows: readonly Texts[], columns: number, seed: number): string {
  const next = random(seed);
  const more = [...otherColumns.keys()].slice(0, columns - ownColumns.length);
  const made = Array.from(
    { length: columns - ownColumns.length - more.length },
    (_, n) => `Custom Column ${n}`,
  );
  const names = shuffled([...ownColumns, ...more, ...made], next);
  const cellOf = (texts: Texts, name: string, row: number): string => {
    const own = new Map(Object.entries(texts)).get(name);
    if (ownColumns.includes(name) || own !== undefined) return own ?? '';
    const other = otherColumns.get(name);
    return other ? other(row) : name.endsWith('7') ? `made up ${row}` : '';
  };
  const header = names.map((name) => (ownColumns.includes(name) ? respelled(name, next) : name));
  const lines = rows.map((texts, row) => names.map((name) => cellOf(texts, name, row)));
  return `\ufeff${[header, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}
