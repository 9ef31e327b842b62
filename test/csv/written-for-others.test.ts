import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBulkRows, type WriteOptions, writeOfflineConversions } from '../../src/index';
import { conversions, now } from '../support/conversion-arbitrary';
import { collect, textOf } from '../support/plain';
import { runs } from '../support/runs';
import { byCsvParse, byPapa } from './three-readers';

const ways: readonly WriteOptions[] = [{}, { delimiter: '\t' }, { bom: false }];

it.each(ways)('files of random records, written with %j, are the same for others', async (way) => {
  const format = { delimiter: way.delimiter ?? ',', end: '\r\n' } as const;
  await fc.assert(
    fc.asyncProperty(conversions, async (records) => {
      const written = writeOfflineConversions(records, {
        ...{ now, duplicates: false, allowEmpty: true, ...way },
      });
      const text = await textOf(written);
      const rows = await collect(readBulkRows(text));
      const [first] = rows;
      const ours = [[...(first?.cells.keys() ?? [])]];
      for (const { cells } of rows) ours.push([...cells.values()]);
      expect(ours).toHaveLength(records.length + 2);
      expect(byPapa(text, format)).toEqual(ours);
      expect(byCsvParse(text, format)).toEqual(ours);
    }),
    runs(7, 300),
  );
});
