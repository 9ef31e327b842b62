import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/read';
import { createContext } from '../engine/cell-context';
import { copyKey, type Key, KeyHash } from '../keys/hash';
import { offlineConversion } from '../records/offline-conversion';
import type { AnyColumn } from '../schema/column';

/** Which record a row is: a hash of its Client Id, or of all that its cells mean. */
export type RecordKey = Key;

export function clientIdKey(clientId: string): RecordKey {
  return copyKey(new KeyHash().start().text(clientId).end());
}

/**
 * Makes the keys of the rows of two files by their cells: of what they mean, as the service may write a
 * time or a number in another way, and of the columns that both files have.
 */
export function createCellKeys(
  one: Header,
  other: Header,
): (row: BulkRow, header: Header) => RecordKey {
  const shared = (Object.values(offlineConversion.columns) as AnyColumn[]).filter(
    ({ header }) => one.indexOf(header) !== -1 && other.indexOf(header) !== -1,
  );
  const silent = createContext(
    { kind: 'result', showValues: false },
    () => undefined,
    () => {},
    { timeZone: undefined, ambiguousTime: undefined },
  );

  /** What the cell says, as it would be written here; the cell itself where it can not be read. */
  function meaning(column: AnyColumn, text: string): string {
    const { codec } = column;
    silent.at(column);
    const raw = text === '' ? undefined : codec.read(text, silent);
    if (raw === undefined) return text.trim();
    return codec.write(codec.present ? codec.present(raw) : raw, silent) ?? text;
  }

  const hash = new KeyHash();
  return ({ cells }, header) => {
    // Apart from the keys of Client Ids, should that be the one column that both files have.
    hash.start().number(shared.length);
    for (const column of shared) {
      const text = cells[header.indexOf(column.header)] ?? '';
      if (column.secret) hash.hex(meaning(column, text));
      else hash.text(meaning(column, text));
    }
    return copyKey(hash.end());
  };
}
