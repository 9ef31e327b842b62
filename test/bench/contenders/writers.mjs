// Writers get what they write before the clock starts: records, or the cells that ours has written for them.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { writeOfflineConversions } from '../../../dist/index.js';
import { header, now } from '../make-file.mjs';

const options = { now: new Date(now) };

/** The records of a file as a job has them, and the cells that are written for them. */
export async function prepare(path, name) {
  const [, , ...rows] = Papa.parse(readFileSync(path, 'utf8').trim()).data;
  const time = (cell) => (cell === '' ? undefined : new Date(`${cell} UTC`));
  const records = rows.map((cells) => ({
    action: cells[7] || 'Add',
    clientId: cells[2],
    conversionName: cells[3],
    conversionTime: time(cells[4]),
    conversionValue: cells[5] === '' ? undefined : Number(cells[5]),
    conversionCurrencyCode: cells[6],
    adjustmentTime: time(cells[8]),
    adjustmentValue: cells[9] === '' ? undefined : Number(cells[9]),
    adjustmentCurrencyCode: cells[10],
    microsoftClickId: cells[11],
  }));
  if (name !== 'papaUnparse') return { records };
  const pieces = [];
  for await (const piece of writeOfflineConversions(records, options)) pieces.push(piece);
  const [fields, , ...data] = Papa.parse(Buffer.concat(pieces).toString().trim()).data;
  return { fields, data };
}

export async function papaUnparse({ fields, data }, look) {
  const text = Papa.unparse({ fields, data }, { newline: '\r\n' });
  look?.text(text);
  return data.length;
}

export const ourWriter = (given, look) => written(given, look, options);

/** Only the columns that the records fill. */
export const ourWriterOfColumns = (given, look) =>
  written(given, look, { ...options, columns: header.split(',') });

async function written({ records }, look, settings) {
  const pieces = [];
  let bytes = 0;
  for await (const piece of writeOfflineConversions(records, settings)) {
    bytes += piece.length;
    if (look) pieces.push(piece);
  }
  look?.text(Buffer.concat(pieces).toString());
  return bytes === 0 ? 0 : records.length;
}
