import { type Key, KeyHash } from '../../../keys/hash';
import { hashParts } from '../../../keys/parts';
import type { KeyTable } from '../../../keys/table';
import type { ConversionFileRule } from '../base';
import { conversionKey, hashConversion } from '../conversion-key';

const clientIdKey = [['clientId', 'text']] as const;

/** What is remembered of a Client Id: its row plus 1, 0 for none, and the key of its conversion. */
const [firstRow, high, low] = [0, 1, 2];

/**
 * Ids that repeat by mistake do so early: a default, a campaign, an export that starts over. Remembering
 * all ids of a large file would take half as much memory again as its conversions.
 */
const maxRemembered = 100_000;

/**
 * Two conversions with one Client Id get each other's results. Records of one conversion are reported by the
 * rules about its history.
 */
export const repeatedClientId: ConversionFileRule = {
  remembersKeys: true,
  column: 'clientId',
  keys: [clientIdKey, conversionKey],
  open(_, openTable) {
    const ids = openTable(3, maxRemembered);
    const idHash = new KeyHash();
    const conversionHash = new KeyHash();
    let count = 0;
    let first: { readonly row: number; readonly earlierRow: number } | undefined;
    function see(entry: number, row: number, conversion: Key): void {
      const earlier = ids.get(entry, firstRow);
      if (earlier === 0) {
        ids.set(entry, firstRow, row + 1);
        ids.set(entry, high, conversion.high);
        ids.set(entry, low, conversion.low);
      } else if (!isOfEntry(ids, entry, conversion)) {
        count++;
        first ??= { row, earlierRow: earlier - 1 };
      }
    }
    return {
      row({ cell, row, value }, valid) {
        if (!valid) return;
        // No Client Id takes an entry, too, as it does where many rows are entered at once.
        const clientId = cell.clientId === '' ? undefined : cell.clientId;
        const entry = ids.entry(hashParts(idHash, clientIdKey, { clientId }));
        if (clientId !== undefined && entry !== -1)
          see(entry, row, hashConversion(conversionHash, value));
      },
      take(rows, taken) {
        const clientIds = rows.column('clientId');
        const entries = rows.keys(clientIdKey).enter(ids, taken);
        const conversions = rows.keys(conversionKey);
        for (let i = 0; i < taken; i++) {
          const entry = entries[i] as number;
          if (entry !== -1 && clientIds.isFilled(i)) see(entry, rows.row + i, conversions.at(i));
        }
      },
      end(report) {
        if (first) report('client-id-repeated', { count, ...first });
      },
    };
  },
};

/** Whether a conversion is the one that is remembered of a Client Id. */
function isOfEntry(ids: KeyTable, entry: number, conversion: Key): boolean {
  return (
    ids.get(entry, high) === conversion.high >>> 0 && ids.get(entry, low) === conversion.low >>> 0
  );
}
