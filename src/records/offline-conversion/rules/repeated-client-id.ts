import { type Key, KeyHash } from '../../../keys/hash';
import { hashParts } from '../../../keys/parts';
import { KeyTable } from '../../../keys/table';
import type { ConversionFileRule } from '../base';

const key = [['clientId', 'text']] as const;

/** What is remembered of a Client Id: its row plus 1, 0 for none, and the time of its conversion in seconds. */
const [firstRow, seconds] = [0, 1];

/**
 * Ids that repeat by mistake do so early: a default, a campaign, an export that starts over. Remembering
 * all ids of a large file would take half as much memory again as its conversions.
 */
const maxRemembered = 100_000;

/**
 * Two conversions with one Client Id get each other's results. Records of one conversion, which share its
 * time, are reported by the rules about its history.
 */
export const repeatedClientId: ConversionFileRule = {
  remembersKeys: true,
  column: 'clientId',
  key,
  open() {
    const ids = new KeyTable(2);
    const hash = new KeyHash();
    let remembered = 0;
    let count = 0;
    let first: { readonly row: number; readonly earlierRow: number } | undefined;
    function see(key: Key, row: number, conversionTime: number): void {
      const entry = remembered < maxRemembered ? ids.entry(key) : ids.find(key);
      if (entry === -1) return;
      const earlier = ids.get(entry, firstRow);
      const time = Math.floor(conversionTime / 1000);
      if (earlier === 0) {
        remembered++;
        ids.set(entry, firstRow, row + 1);
        ids.set(entry, seconds, time);
      } else if (ids.get(entry, seconds) !== time) {
        count++;
        first ??= { row, earlierRow: earlier - 1 };
      }
    }
    return {
      row({ cell: { clientId }, row, value }, valid) {
        if (!valid || clientId === '') return;
        see(hashParts(hash, key, { clientId }), row, value.conversionTime ?? 0);
      },
      take(rows, taken) {
        const clientIds = rows.column('clientId');
        const keys = rows.keys(key);
        const times = rows.column('conversionTime');
        for (let i = 0; i < taken; i++)
          if (clientIds.isFilled(i)) see(keys.at(i), rows.row + i, times.number(i));
      },
      end(report) {
        if (first) report('client-id-repeated', { count, ...first });
      },
    };
  },
};
