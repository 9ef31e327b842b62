/** One row of a file by header name. */
export type Row = Readonly<Record<string, string>>;

/** An id that no JavaScript number can hold. */
export const longId = '9007199254740993';

/** A row with everything that an Add may have and the vendor documents. */
export const addRow = {
  Status: 'Active',
  Id: '',
  'Client Id': 'G-1',
  Name: 'Signed contract',
  'Conversion Window In Minutes': '43200',
  'Count Type': 'All',
  'Exclude From Bidding': 'False',
  'Goal Category': 'Purchase',
  'Is Enhanced Conversions Enabled': '',
  'Is Externally Attributed': '',
  'Currency Code': 'EUR',
  'Revenue Value': '25.5',
  'Revenue Type': 'FixedValue',
  Scope: 'Customer',
  'Tracking Status': '',
  'Attribution Model Type': '',
  'UET Tag Id': '',
  'View Through Conversion Window In Minutes': '',
} as const satisfies Row;

/** A row with everything that an Update may have and the vendor documents. */
export const updateRow = { ...addRow, Id: longId, 'Client Id': 'G-2', Scope: '' } as const;

/** The 18 columns, in the order in which they are reported. */
export const columns: readonly string[] = Object.keys(addRow);

/** A complete upload file: the first of the rows is row 2, on line 3. */
export function fileOf(rows: readonly Row[], headers = columns): string {
  const version = headers.map((name) => (name === 'Name' ? '6.0' : ''));
  const lines = [
    ['Type', ...headers],
    ['Format Version', ...version],
    ...rows.map((row) => ['OfflineConversion Goal', ...headers.map((name) => row[name] ?? '')]),
  ];
  return `\ufeff${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}
