import type { ResponseMode } from '../../../src/index';
import {
  errorColumns,
  type File,
  faults,
  type Seen,
  type Sent,
  seen,
  type Texts,
  uploadColumns,
  written,
} from './service-model';

/*
 * What the two files say of each record, found in the slow and simple way: all rows in memory, and
 * each record looked for among them.
 */

const documented = faults.filter(([name]) => name !== 'SomethingNew');

/** An error as its row has it: name, number, field path, detail. */
export type ErrorText = string;

export function errorText(texts: Texts): ErrorText {
  const [name, number, path, detail] = errorColumns.map((column) => texts[column] ?? '');
  // A row that breaks behind its number is named by that.
  const known = documented.find((fault) => fault[1] !== '' && fault[1] === number)?.[0];
  return JSON.stringify([name || known || number || 'Unknown', number, path, detail]);
}

export interface Expected {
  readonly line: number;
  readonly row: number;
  readonly clientId: string | undefined;
  readonly texts: Texts;
  /** Its errors sorted. Undefined where records are alike, so that only their number can be told. */
  readonly outcome: { readonly status: string; readonly errors: readonly ErrorText[] } | undefined;
}

export interface Expectation {
  /** Of each uploaded record. */
  readonly records: readonly Expected[];
  /** Whether the two files have anything in common. */
  readonly related: boolean;
  readonly clientIdMissing: number;
  readonly clientIdRepeated: number;
  readonly notUploaded: number;
  /** Whether no two records of either file are alike; the next two are right only there. */
  readonly areApart: boolean;
  readonly matchedByCells: number;
  readonly responseMode: ResponseMode | null;
  /**
   * How many errors there are where one that a record has twice counts once, and where each of records
   * alike has those that it can have. Undefined where some belong to the row before them alone.
   */
  readonly errorCount: number | undefined;
  /** The error rows of the result: of our type, each as often as it stands there. */
  readonly errorRows: readonly ErrorText[];
}

/** The records of an upload: a row whose Type is lost counts as one. */
export function recordsOf(upload: File<Sent>) {
  const { places } = written(upload);
  return upload.rows.flatMap((row, at) => {
    const what = seen(row, upload);
    const { line, row: number } = places[at] as { line: number; row: number };
    // The service may accept a misspelled Type.
    const isMisspelled = /^\s*offline ?conversion\s*$/i.test(what.texts.Type ?? '');
    const isRecord = what.kind === 'record' || what.kind === 'lost' || isMisspelled;
    return isRecord ? [{ ...what, line, row: number, sent: row }] : [];
  });
}

const isByCells = (key: string) => key.startsWith('[');

const cellColumns = uploadColumns.filter((name) => name !== 'Type' && name !== 'Name');

type Readable = Pick<Seen, 'clientId' | 'texts'>;

/** Rows with the same key are of one record, or of records alike. */
function keysFor(records: readonly Readable[]) {
  const uses = countBy(records.map(({ clientId }) => clientId));
  return ({ clientId, texts }: Readable): string =>
    clientId && (uses.get(clientId) ?? 0) < 2
      ? JSON.stringify(clientId)
      : JSON.stringify(cellColumns.map((name) => texts[name] ?? ''));
}

export function expectedOf(
  upload: File<Sent>,
  result: File,
  mode: ResponseMode | undefined,
): Expectation {
  const records = recordsOf(upload);
  const keyOf = keysFor(records);
  const uploaded = countBy(records.map(keyOf));
  const rows = result.rows
    .map((row) => {
      const what = seen(row, result);
      // A part of a record tells nothing, but where every row is of one that has failed.
      const isPart = row.brokenAt !== undefined && what.kind === 'record' && mode !== 'errors-only';
      return isPart ? { ...what, kind: 'part' as const } : what;
    })
    .filter(({ kind }) => kind !== 'other');
  const returned = countBy(rows.filter(({ kind }) => kind === 'record').map(keyOf));
  const errors = new Map<string, ErrorText[]>();
  const alike = (key: string) => (isByCells(key) ? returned.get(key) || uploaded.get(key) || 1 : 1);
  let isPlain = true;
  /** Whether a row may be that of a record that is missing. */
  let isLoose = false;
  let before: Readable | undefined;
  /** Keys of records that a row may reject whose Type cannot be told. */
  const doubtful = new Set<string>();
  for (const row of rows) {
    if (row.kind === 'lost' || (row.kind === 'doubtful' && !uploaded.has(keyOf(row))))
      isLoose = true;
    if (row.kind === 'doubtful' && uploaded.has(keyOf(row))) doubtful.add(keyOf(row));
    else if (before && (row.kind === 'doubtful' || row.kind === 'lost'))
      doubtful.add(keyOf(before));
    if (row.kind === 'doubtful') continue;
    if (row.kind !== 'error') {
      before = row.kind === 'record' ? row : undefined;
      continue;
    }
    // An error whose cells are no record's belongs to the record before it, unless a Client Id differs.
    const own = keyOf(row);
    const byCells = !row.clientId || isByCells(own);
    const isStranger = byCells && !uploaded.has(own) && !returned.has(own);
    const isNext = before !== undefined && row.clientId === before.clientId;
    const isCut = before !== undefined && row.clientId === undefined;
    const isFollower = isCut || (isStranger && isNext);
    const key = isFollower ? keyOf(before as Readable) : own;
    if (isFollower && alike(key) > 1) isPlain = false;
    if (!uploaded.has(key)) isLoose = true;
    // An error of no record at all may be one of the record before it.
    if (before && !uploaded.has(key) && !returned.has(key)) doubtful.add(keyOf(before));
    errors.set(key, [...(errors.get(key) ?? []), errorText(row.texts)]);
  }

  /** Rows beyond those uploaded; a second one with a Client Id is the same record again. */
  const beyond = [...returned].map(([key, times]) =>
    Math.max(0, (isByCells(key) ? times : 1) - (uploaded.get(key) ?? 0)),
  );
  if (beyond.some((times) => times > 0)) isLoose = true;
  const missing = mode === 'errors-only' && !isLoose ? 'accepted' : 'unknown';
  const present = mode === 'errors-only' ? 'rejected' : 'accepted';
  const outcomeOf = (key: string) => {
    const own = [...new Set(errors.get(key))].sort();
    if (own.length > 0) return { status: 'rejected', errors: own };
    const status = returned.has(key) ? present : missing;
    return { status: status === 'accepted' && doubtful.has(key) ? 'unknown' : status, errors: own };
  };
  const isWhole = ({ kind }: { kind: string }) => kind !== 'lost' && kind !== 'part';
  const named = rows.filter((row) => isWhole(row) && row.clientId);
  const ids = countBy(records.map(({ clientId }) => clientId));
  const found = [...returned.keys(), ...errors.keys()].some((key) => uploaded.has(key));
  const matched = [...uploaded.keys()].filter(
    (key) => isByCells(key) && (returned.has(key) || errors.has(key)),
  );
  const some = rows.some((row) => isWhole(row) && row.kind !== 'doubtful');
  const isAlone = (key: string) =>
    (uploaded.get(key) ?? 0) < 2 && (!isByCells(key) || (returned.get(key) ?? 0) < 2);
  return {
    records: records.map((record) => {
      const key = keyOf(record);
      const { line, row, clientId, texts } = record;
      return { line, row, clientId, texts, outcome: isAlone(key) ? outcomeOf(key) : undefined };
    }),
    related: !some || found || named.some(({ clientId }) => ids.has(clientId)),
    clientIdMissing: records.filter(({ clientId }) => !clientId).length,
    clientIdRepeated: records.filter(({ clientId }) => clientId && (ids.get(clientId) ?? 0) > 1)
      .length,
    notUploaded: beyond.reduce((sum, times) => sum + times, 0),
    areApart: [...uploaded.keys(), ...returned.keys()].every(isAlone),
    matchedByCells: matched.length,
    responseMode:
      mode ?? ([...returned.keys()].every((key) => errors.has(key)) ? null : 'errors-and-results'),
    errorCount: isPlain
      ? [...errors]
          .flatMap(([key, own]) => [...countBy(own).values()].map((n) => Math.min(n, alike(key))))
          .reduce((sum, times) => sum + times, 0)
      : undefined,
    errorRows: rows.filter(({ kind }) => kind === 'error').map(({ texts }) => errorText(texts)),
  };
}

export function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
