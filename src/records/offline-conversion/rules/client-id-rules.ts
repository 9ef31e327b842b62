import { KeyHash } from '../../../keys/hash';
import { KeyTable } from '../../../keys/table';
import { type Run, rule } from '../../../schema/rule';
import { personalDataIn } from '../../../text/personal-data';
import { base, type ConversionFileRule } from '../base';
import type { Known } from '../options';

const when = ({ kind }: Run<Known>) => kind === 'upload';

/** `1.23457E+14`, as a spreadsheet shows a long number, also with a decimal comma. */
const roundedNumber = /^\d([.,]\d+)?E\+\d+$/i;
/** `3-Nov`, `Nov-26`, `3. Nov`, `11/2/2026`: what spreadsheets make of `3-11` or `11-26`, but no ISO date. */
const spreadsheetDate =
  /^(\d{1,2}[-. ]{1,2}\p{L}{3,4}\.?([- ]\d{2,4})?|\p{L}{3,4}[- ]\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})$/u;

/** Rules about one Client Id, which is there to match results with their records. */
export const clientIdRules = [
  rule(base, {
    code: 'client-id-altered',
    column: 'clientId',
    when,
    check({ cell: { clientId } }, report) {
      const isDigit = clientId >= '0' && clientId < ':';
      if (/^#{3,}$/.test(clientId)) report({ reason: 'width' });
      else if (isDigit && roundedNumber.test(clientId)) report({ reason: 'number' });
      else if (spreadsheetDate.test(clientId)) report({ reason: 'date' });
    },
  }),
  rule(base, {
    code: 'client-id-personal',
    column: 'clientId',
    when,
    check({ cell: { clientId } }, report) {
      const identifier = personalDataIn(clientId);
      if (identifier) report({ identifier });
    },
  }),
];

/** What is remembered of a Client Id: its row plus 1, 0 for none, and the time of its conversion in seconds. */
const [firstRow, seconds] = [0, 1];

/**
 * Two conversions with one Client Id get each other's results. Records of one conversion, which share its
 * time, are reported by the rules about its history.
 */
export const repeatedClientId: ConversionFileRule = {
  remembersKeys: true,
  column: 'clientId',
  open() {
    const ids = new KeyTable(2);
    const hash = new KeyHash();
    let count = 0;
    let first: { readonly row: number; readonly earlierRow: number } | undefined;
    return {
      row({ cell: { clientId }, row, value }, valid) {
        if (!valid || clientId === '') return;
        const entry = ids.entry(hash.start().text(clientId).end());
        const earlier = ids.get(entry, firstRow);
        const time = Math.floor((value.conversionTime ?? 0) / 1000);
        if (earlier === 0) {
          ids.set(entry, firstRow, row + 1);
          ids.set(entry, seconds, time);
        } else if (ids.get(entry, seconds) !== time) {
          count++;
          first ??= { row, earlierRow: earlier - 1 };
        }
      },
      end(report) {
        if (first) report('client-id-repeated', { count, ...first });
      },
    };
  },
};
