import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/read';
import { createContext } from '../engine/cell-context';
import { finishKey, hashed, mixNumber, mixText, startKey } from '../keys/hash';
import { offlineConversion } from '../records/offline-conversion';
import type { AnyColumn } from '../schema/column';

/** Which record a row is: a hash of its Client Id, or of all that its cells mean. */
export interface RecordKey {
  readonly high: number;
  readonly low: number;
}

export function clientIdKey(clientId: string): RecordKey {
  startKey();
  mixText(clientId, false);
  return finished();
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

  return ({ cells }, header) => {
    startKey();
    // Apart from the keys of Client Ids, should that be the one column that both files have.
    mixNumber(shared.length);
    for (const column of shared) {
      const text = cells[header.indexOf(column.header)] ?? '';
      mixText(meaning(column, text), column.secret ?? false);
    }
    return finished();
  };
}

function finished(): RecordKey {
  finishKey();
  return { high: hashed.high, low: hashed.low };
}
