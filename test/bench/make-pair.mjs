// Writes a seeded upload and the result that belongs to it. Never committed, made when asked.
import { header, openText, random, recordsFrom } from './make-file.mjs';

const uploaded = header.split(',');
const errorColumns = ['Error', 'Error Number', 'Field Path', 'Error Detail'];
const faults = [
  ['OfflineConversionNameInvalid', '5606', 'ConversionName', 'Goal not found.'],
  ['OfflineConversionTimeOutOfWindow', '5609', 'ConversionTime', ''],
  ['OfflineConversionMicrosoftClickIdInvalid', '5604', 'MicrosoftClickId', ''],
];

/** A header of so many columns, `Type` first and those of the record spread over it. */
function wide(columns) {
  const known = [...uploaded, ...errorColumns];
  const names = Array.from({ length: columns }, (_, at) => `Column ${at}`);
  const places = known.map((_, i) => Math.floor((i * columns) / known.length));
  for (const [i, name] of known.entries()) names[places[i]] = name;
  // What stands between two known cells: the commas of those that are empty.
  const gaps = places.map((place, i) => ','.repeat((places[i + 1] ?? columns - 1) - place));
  return { names, row: (cells) => `${cells.map((cell, i) => cell + gaps[i]).join('')}\r\n` };
}

/** The service writes a time in its own way. */
const rewritten = (cell) => cell.replace(/ ([AP]M)$/, '\u202f$1');

/**
 * @param upload where the upload goes
 * @param result where the result goes
 * @param options.rows how many records
 * @param options.failing share of the records that fail, each with one error or two
 * @param options.columns how many columns the result has
 * @param options.onlyErrors whether the result holds only the records that failed
 * @param options.clientIds whether the records have a Client Id
 */
export function makePair(upload, result, options) {
  const { rows, failing = 0.01, columns = 481, onlyErrors = false, clientIds = true } = options;
  const record = recordsFrom(random(1));
  const next = random(2);
  const table = wide(columns);
  const [sent, back] = [openText(upload), openText(result)];
  sent.add(`\ufeff${header}\r\nFormat Version,6.0,,,,,,,,,,\r\n`);
  const version = uploaded.map((name) => (name === 'Name' ? '6.0' : ''));
  back.add(`\ufeff${table.names.join(',')}\r\n`);
  back.add(table.row(['Format Version', ...version.slice(1), '', '', '', '']));
  let rejected = 0;
  let errors = 0;
  let characters = 0;
  for (let i = 0; i < rows; i++) {
    const cells = record(i);
    if (!clientIds) cells[2] = '';
    sent.add(`${cells.join(',')}\r\n`);
    const fails = next() < failing;
    if (fails) rejected++;
    if (onlyErrors && !fails) continue;
    const returned = cells.map(rewritten);
    back.add(table.row([...returned, '', '', '', '']));
    characters += returned.join('').length;
    if (!fails) continue;
    const first = Math.floor(next() * faults.length);
    const count = next() < 0.5 ? 1 : 2;
    errors += count;
    for (let n = 0; n < count; n++) {
      const fault = faults[(first + n) % faults.length];
      back.add(table.row(['Offline Conversion Error', ...returned.slice(1), ...fault]));
    }
  }
  sent.close();
  back.close();
  return { uploaded: rows, rejected, errors, characters };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [upload, result, options] = process.argv.slice(2);
  console.log(JSON.stringify(makePair(upload, result, JSON.parse(options))));
}
