/** One row of a file by header name. */
export type Row = Readonly<Record<string, string>>;

/** The moment that the rows here are judged at. */
export const now = new Date('2026-03-01T00:00:00Z');

export const clickId = 'f894f652ea334e739002f7167ab8f8e3';
/** SHA-256 of john@contoso.com. */
export const emailHash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
/** SHA-256 of +14255551234. */
export const phoneHash = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';

const identifiers = {
  'Hashed Email Address': emailHash,
  'Hashed Phone Number': phoneHash,
  'Microsoft Click Id': clickId,
};

/** A row with everything that an Add may have. */
export const addRow = {
  'Client Id': 'C-1',
  'Conversion Name': 'Signed contract',
  'Conversion Time': '2/1/2026 10:00:00 AM',
  'Conversion Value': '12.5',
  'Conversion Currency Code': 'USD',
  'Adjustment Type': '',
  'Adjustment Time': '',
  'Adjustment Value': '',
  'Adjustment Currency Code': '',
  'External Attribution Credit': '0.5',
  'External Attribution Model': 'Linear',
  ...identifiers,
} as const satisfies Row;

/** A row with everything that a Restate may have and the vendor documents. */
export const restateRow = {
  ...addRow,
  'Client Id': 'C-2',
  'Conversion Value': '',
  'Conversion Currency Code': '',
  'Adjustment Type': 'Restate',
  'Adjustment Time': '2/10/2026 9:00:00 AM',
  'Adjustment Value': '7.25',
  'Adjustment Currency Code': 'EUR',
  'External Attribution Credit': '',
  'External Attribution Model': '',
} as const satisfies Row;

/** A row with everything that a Retract may have and the vendor documents. */
export const retractRow = {
  ...restateRow,
  'Client Id': 'C-3',
  'Adjustment Type': 'Retract',
  'Adjustment Value': '',
  'Adjustment Currency Code': '',
} as const satisfies Row;

/** The 14 columns, in the order of the vendor's page. */
export const columns: readonly string[] = Object.keys(addRow);

/** A complete upload file: the first of the rows is row 2, on line 3. */
export function fileOf(rows: readonly Row[], headers = columns): string {
  const lines = [
    ['Type', 'Name', ...headers],
    ['Format Version', '6.0', ...headers.map(() => '')],
    ...rows.map((row) => ['Offline Conversion', '', ...headers.map((name) => row[name] ?? '')]),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
