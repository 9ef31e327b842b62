import { isFiller } from '../support/filler';
import type { SlowFile, SlowRow } from './slow-csv';

/*
 * What a row of a conversion means, written from the vendor's documents alone and shared with nothing: a
 * value for each filled column, or nothing where the service would not take the row.
 */

/** Cells as values, by header: text as it stands, times in milliseconds, numbers as numbers. */
export type Meaning = Readonly<Record<string, string | number>>;

const day = 86_400_000;
const hex = (length: number) => new RegExp(`^[0-9a-f]{${length}}$`, 'i');
const ofNothing = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
  'eb045d78d2731073',
];

type Read = (cell: string) => string | number | undefined;

const upTo100: Read = (cell) => (cell.length <= 100 ? cell : undefined);
const like =
  (...forms: readonly RegExp[]): Read =>
  (cell) =>
    forms.some((form) => form.test(cell)) ? cell : undefined;
const hash: Read = (cell) =>
  hex(64).test(cell) &&
  !isFiller(cell) &&
  !ofNothing.some((start) => cell.toLowerCase().startsWith(start))
    ? cell
    : undefined;
const number =
  (fits: (value: number) => boolean): Read =>
  (cell) =>
    /^\d+(\.\d+)?$/.test(cell) && fits(Number(cell)) ? Number(cell) : undefined;
const money = number((value) => value <= 999_999_999_999);

const clock = '(\\d\\d):(\\d\\d)';
const fraction = '(?:\\.(\\d{1,7}))?';
const forms: readonly (readonly [order: string, form: RegExp])[] = [
  [
    'mdyhisfa',
    `(\\d\\d?)/(\\d\\d?)/(\\d{4}) (\\d\\d?):(\\d\\d):(\\d\\d)${fraction}[ \u202f\u00a0]?([AaPp][Mm])`,
  ],
  ['mdyhisf', `(\\d\\d?)/(\\d\\d?)/(\\d{4}) (\\d\\d?):(\\d\\d):(\\d\\d)${fraction}`],
  ['ymdhisf', `(\\d{4})/(\\d\\d)/(\\d\\d) ${clock}:(\\d\\d)${fraction}`],
  ['ymdhisf', `(\\d{4})-(\\d\\d)-(\\d\\d) ${clock}:(\\d\\d)${fraction}`],
  // An offset other than UTC is an error in an upload, however it is written.
  ['ymdhisf', `(\\d{4})-(\\d\\d)-(\\d\\d)T${clock}(?::(\\d\\d)${fraction})?(?:Z|[+-]00:00)?`],
].map(([order, form]) => [order as string, new RegExp(`^${form}$`)]);

function time(cell: string): number | undefined {
  for (const [order, form] of forms) {
    const parts = form.exec(cell);
    if (!parts) continue;
    const part = (name: string) => parts[order.indexOf(name) + 1];
    const of = (name: string) => Number(part(name) ?? 0);
    const half = order.includes('a') ? part('a')?.toUpperCase() : undefined;
    if (half && (of('h') < 1 || of('h') > 12)) return undefined;
    const hour = half ? (of('h') % 12) + (half === 'PM' ? 12 : 0) : of('h');
    const thousandths = Number((part('f') ?? '').padEnd(3, '0').slice(0, 3));
    const [y, m, d, i, s] = [of('y'), of('m'), of('d'), of('i'), of('s')];
    const at = new Date(Date.UTC(y, m - 1, d, hour, i, s, thousandths));
    const shown = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours()];
    const exists = [y, m, d, hour].every((value, k) => value === shown[k]) && i < 60 && s < 60;
    return exists && y >= 2000 && y <= 2100 ? at.getTime() : undefined;
  }
  return undefined;
}

const reads: Readonly<Record<string, Read>> = {
  'Client Id': upTo100,
  // A name that nobody can see is no name.
  'Conversion Name': (cell) => (/[^\s\p{Cf}]/u.test(cell) ? upTo100(cell) : undefined),
  'Conversion Time': time,
  'Conversion Value': money,
  'Conversion Currency Code': like(/^[A-Z]{3}$/),
  'Adjustment Type': (cell) =>
    ['Restate', 'Retract'].find((word) => word.toLowerCase() === cell.trim().toLowerCase()),
  'Adjustment Time': time,
  'Adjustment Value': money,
  'Adjustment Currency Code': like(/^[A-Z]{3}$/),
  'External Attribution Credit': number((value) => value > 0 && value <= 1),
  'External Attribution Model': (cell) => cell,
  'Hashed Email Address': hash,
  'Hashed Phone Number': hash,
  'Microsoft Click Id': (cell) =>
    isFiller(cell)
      ? undefined
      : like(hex(32), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)(cell),
};
export const recordColumns = Object.keys(reads);

const identifiers = ['Hashed Email Address', 'Hashed Phone Number', 'Microsoft Click Id'];
const common = ['Conversion Name', 'Conversion Time'];
const required: Readonly<Record<string, readonly string[]>> = {
  Add: common,
  Restate: [...common, 'Adjustment Time', 'Adjustment Value'],
  Retract: [...common, 'Adjustment Time'],
};
const ofAdd = ['Conversion Value', 'Conversion Currency Code'];
const ofRestate = ['Adjustment Value', 'Adjustment Currency Code'];
const forbidden: Readonly<Record<string, readonly string[]>> = {
  Add: ['Adjustment Time', ...ofRestate],
  Restate: ofAdd,
  Retract: [...ofAdd, ...ofRestate],
};

function meaningOf(cells: Readonly<Record<string, string>>, now: number): Meaning | undefined {
  const meaning: Record<string, string | number> = {};
  for (const [name, read] of Object.entries(reads)) {
    const cell = cells[name] ?? '';
    // What databases fill columns of a fixed width with is no value.
    if (cell.trim() === '') continue;
    const value = cell === 'delete_value' ? undefined : read(cell);
    if (value === undefined) return undefined;
    meaning[name] = value;
  }
  const has = (name: string) => name in meaning;
  const action = String(meaning['Adjustment Type'] ?? 'Add');
  if (!required[action]?.every(has) || forbidden[action]?.some(has)) return undefined;
  if (!identifiers.some(has)) return undefined;
  if (has('External Attribution Credit') !== has('External Attribution Model')) return undefined;
  const converted = meaning['Conversion Time'] as number;
  const adjusted = meaning['Adjustment Time'] as number | undefined;
  if (converted > now || converted < now - 90 * day) return undefined;
  if (adjusted !== undefined && (adjusted > now || adjusted < converted)) return undefined;
  return { ...meaning, 'Adjustment Type': action };
}

/** A row of a conversion; without a meaning where it is wrong. */
export interface SlowConversion {
  readonly line: number;
  readonly row: number;
  readonly meaning: Meaning | undefined;
}

/** Where each known column stands: the exact name wins, else the first that is alike. */
function placesOf(header: SlowRow): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const name of ['Type', 'Name', ...recordColumns]) {
    const exact = header.cells.indexOf(name);
    const alike = header.cells.findIndex(
      (cell) => cell.trim().toLowerCase() === name.toLowerCase(),
    );
    if (alike !== -1) places.set(name, exact === -1 ? alike : exact);
  }
  return places;
}

/** The conversions of a file as of a moment, those that are wrong too. */
export function slowConversions({ rows: [header, ...rows] }: SlowFile, now: number) {
  if (!header) return [];
  const places = placesOf(header);
  const width = header.cells.map((cell) => cell !== '').lastIndexOf(true) + 1;
  const type = places.get('Type') as number;
  const found: SlowConversion[] = [];
  for (const { line, row, cells, broken } of rows) {
    const isLost = broken && cells.length <= type;
    if (!isLost && cells[type] !== 'Offline Conversion') continue;
    const isWrong = broken || cells.some((cell, at) => at >= width && cell !== '');
    const known = [...places].map(([name, at]) => [name, cells[at] ?? ''] as const);
    const meaning = isWrong ? undefined : meaningOf(Object.fromEntries(known), now);
    found.push({ line, row, meaning });
  }
  return found;
}
