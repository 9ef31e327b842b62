import { expect, it } from 'vitest';
import {
  defineCode,
  type FileRule,
  type Issue,
  offlineConversion,
  validateRecords,
} from '../../../src/index';
import { chunksOf } from '../../support/cuts';
import { header, version } from '../../torture/nasty';
import { countPassed } from '../both-ways';
import { now } from '../random-upload';

type ConversionRule = FileRule<(typeof offlineConversion)['columns']>;

const twice = defineCode({
  code: 'acme-twice',
  severity: 'warning',
  message: ({ earlier }: { earlier: number }) => `The row ${earlier} has this Client Id.`,
});

/** Remembers the Client Ids of a file, and takes no row that repeats one. */
const clientIdTwice: ConversionRule = {
  ...{ remembersKeys: true, codes: [twice] },
  open() {
    const rows = new Map<string, number>();
    return {
      row({ cell, row }, _, report) {
        const earlier = rows.get(cell.clientId);
        if (earlier === undefined) rows.set(cell.clientId, row);
        else report(twice, { earlier });
      },
      take(clean, count) {
        const ids = clean.column('clientId');
        for (let i = 0; i < count; i++) {
          if (rows.has(ids.text(i))) return i;
          rows.set(ids.text(i), clean.row + i);
        }
        return count;
      },
    };
  },
};

/** Restates of conversions, each of two rows, of which one row in 50 has the Client Id of the row before it. */
const restates = Array.from({ length: 400 }, (_, at) => {
  const click = `f${Math.floor(at / 2)
    .toString(16)
    .padStart(31, '0')}`;
  const id = at % 50 === 49 ? at - 1 : at;
  const adjusted = `11/${at % 2 === 0 ? 3 : 4}/2026 9:30:00 AM`;
  return `Offline Conversion,,order-number-${id},Lead,11/2/2026 9:30:00 AM,${click},Restate,${adjusted},5,EUR`;
});
const adjusting = 'Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code';
const file = [`\ufeff${header},${adjusting}`, `${version},,,,`, ...restates, ''].join('\r\n');

const { fileRules: known = [] } = offlineConversion;

it.each<[where: string, fileRules: readonly ConversionRule[]]>([
  ['before', [clientIdTwice, ...known]],
  ['after', [...known, clientIdTwice]],
])(
  'a rule over the file %s those that remember keys is given each row once',
  async (_, fileRules) => {
    const type = { ...offlineConversion, fileRules } as typeof offlineConversion;
    const found: Issue[] = [];
    const passed = await countPassed(async () => {
      await validateRecords(type, chunksOf(file, 2000), {
        now,
        onIssue: (issue) => found.push(issue),
      });
    });
    // The Format Version row is row 1.
    const repeated = [49, 99, 149, 199, 249, 299, 349, 399].map((at) => [at + 2, 'acme-twice']);
    expect(found.map(({ row, code }) => [row, code])).toEqual(repeated);
    expect(passed).toBeGreaterThan(200);
  },
);
