import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/read';
import { createCellContext } from '../engine/cell-context';
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
  const shared = Object.entries<AnyColumn>(offlineConversion.columns)
    .filter(([, { header }]) => one.indexOf(header) !== -1 && other.indexOf(header) !== -1)
    .map(([property, column]) => ({
      column,
      // What is wrong with a cell is reported elsewhere.
      context: createCellContext(
        column,
        property,
        { kind: 'result', showValues: false },
        () => undefined,
        () => {},
      ),
    }));

  /** What the cell says, as it would be written here; the cell itself where it can not be read. */
  function meaning({ column, context }: (typeof shared)[number], text: string): string {
    const { codec } = column;
    const raw = text === '' ? undefined : codec.read(text, context);
    if (raw === undefined) return text.trim();
    return codec.write(codec.present ? codec.present(raw) : raw, context) ?? text;
  }

  const hash = new KeyHash();
  return ({ cells }, header) => {
    // Apart from the keys of Client Ids, should that be the one column that both files have.
    hash.start().number(shared.length);
    for (const each of shared) {
      const { header: name, secret } = each.column;
      const text = meaning(each, cells[header.indexOf(name)] ?? '');
      if (secret) hash.hex(text);
      else hash.text(text);
    }
    return copyKey(hash.end());
  };
}
