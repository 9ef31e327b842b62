import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import { createCellContext } from '../engine/cell-context';
import { copyKey, type Key, KeyHash } from '../keys/hash';
import { settingsFor } from '../options/settings';
import { offlineConversion } from '../records/offline-conversion';
import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import type { Ledger } from './ledger';
import { clientIdOf } from './rows';

/** Identifies the record of a row, in the upload as in the result. */
export interface RowKey {
  readonly key: Key;
  /** Whether the key is made from the cells, because the Client Id does not identify one record. */
  readonly byCells: boolean;
  /** Whether the row has a Client Id that occurs in the upload. */
  readonly hasUploadedId: boolean;
}

export type RowKeys = (row: BulkRow, header: Header) => RowKey;

/**
 * Makes the keys of the rows of two files, once the Client Ids of the upload have been counted. A
 * Client Id that the upload uses once identifies its record. One that it does not use identifies a
 * record of another upload.
 */
export function createRowKeys(ledger: Ledger, upload: Header, result: Header): RowKeys {
  const cellKeyOf = createCellKeys(upload, result);
  const clientIdKey = createClientIdKeys();
  const haveClientIds = hasClientIds(upload) && hasClientIds(result);
  return (row, header) => {
    const clientId = haveClientIds && clientIdOf(row, header);
    if (!clientId) return { key: cellKeyOf(row, header), byCells: true, hasUploadedId: false };
    const key = clientIdKey(clientId);
    const count = ledger.countUploaded(key);
    if (count < 2) return { key, byCells: false, hasUploadedId: count > 0 };
    return { key: cellKeyOf(row, header), byCells: true, hasUploadedId: true };
  };
}

export function createClientIdKeys(): (clientId: string) => Key {
  const hash = new KeyHash();
  return (clientId) => copyKey(hash.start().text(clientId).end());
}

export function hasClientIds(header: Header): boolean {
  return header.indexOf('Client Id') !== -1;
}

/**
 * Makes keys from the cells of the columns that both files have. Cells are compared by meaning,
 * because the service may write a time or a number differently.
 */
function createCellKeys(one: Header, other: Header): (row: BulkRow, header: Header) => Key {
  const settings = settingsFor({ kind: 'result' });
  // What is wrong with a cell is reported elsewhere.
  const ignore = () => undefined;
  const shared = Object.entries<AnyColumn>(offlineConversion.columns)
    .filter(([, { header }]) => one.indexOf(header) !== -1 && other.indexOf(header) !== -1)
    .map(([property, column]) => {
      return { column, context: createCellContext(column, property, settings, ignore, ignore) };
    });
  const hash = new KeyHash();
  return ({ cells }, header) => {
    // Sets these keys apart from those of Client Ids, which may be the only column that both files have.
    hash.start().number(shared.length);
    for (const { column, context } of shared) {
      const text = normalize(cells[header.indexOf(column.header)] ?? '', column.codec, context);
      if (column.secret) hash.hex(text);
      else hash.text(text);
    }
    return copyKey(hash.end());
  };
}

/** The cell as the writer would write its value, or the cell itself if it has none. */
function normalize(text: string, codec: AnyColumn['codec'], context: CellContext): string {
  const raw = text === '' ? undefined : codec.read(text, context);
  if (raw === undefined) return text.trim();
  return codec.write(codec.present ? codec.present(raw) : raw, context) ?? text;
}
