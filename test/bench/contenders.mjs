// What is compared: each reads a file, or writes records, and gives how many rows it made. With a
// `look`, which only the verification gives, it hands over each row in words that all share.
import { createReadStream } from 'node:fs';
import { parse as csvParse } from 'csv-parse';
import { DateTime } from 'luxon';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import * as z from 'zod';
import {
  readBulkRows,
  readOfflineConversions,
  readResultFile,
  validateBulkFile,
  writeOfflineConversions,
} from '../../dist/index.js';
import { bareCheck, bareReading } from './bare.mjs';
import { header, now } from './make-file.mjs';

const options = { now: new Date(now) };
const open = (path) => createReadStream(path);
/** As text: papaparse and uDSV would cut characters at the ends of pieces of bytes. */
const openText = (path) => createReadStream(path, 'utf8');

/** The cells of a row, where it is one of a record. */
const cellsOf = (cells) => (cells[0] === 'Offline Conversion' ? cells : undefined);

async function papaparse(path, look) {
  let rows = 0;
  await new Promise((resolve, reject) => {
    Papa.parse(openText(path), {
      step({ data }) {
        rows++;
        look?.(cellsOf(data));
      },
      complete: resolve,
      error: reject,
    });
  });
  return rows - 2;
}

/** Every object that a Node stream gives. */
const each = (stream, take) =>
  new Promise((resolve, reject) => {
    stream.on('data', take).on('end', resolve).on('error', reject);
  });

async function papaparseHeader(path, look) {
  let rows = 0;
  const stream = openText(path).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true }));
  await each(stream, (row) => {
    rows++;
    if (look) look(cellsOf(Object.values(row)));
  });
  return rows - 1;
}

async function csvParseRows(path, look) {
  let rows = 0;
  await each(open(path).pipe(csvParse({ bom: true })), (cells) => {
    rows++;
    look?.(cellsOf(cells));
  });
  return rows - 2;
}

async function udsv(path, look) {
  let rows = 0;
  let parser;
  function take(cells) {
    rows++;
    look?.(cellsOf(cells));
  }
  await each(openText(path), (piece) => {
    parser ??= initParser(inferSchema(piece));
    parser.chunk(piece, parser.stringArrs, take);
  });
  parser.end();
  return rows - 1;
}

// What a careful user writes: PapaParse with headers, a zod schema, luxon's fromFormat.
const form = 'M/d/yyyy h:mm:ss a';
const text = z.string();
const time = text.transform((cell) => DateTime.fromFormat(cell, form, { zone: 'utc' }));
const money = text
  .regex(/^(\d+(\.\d{1,3})?)?$/)
  .transform((cell) => (cell ? Number(cell) : undefined));
const currency = text.regex(/^([A-Z]{3})?$/);
const conversion = z
  .object({
    'Client Id': text.max(100),
    'Conversion Name': text.min(1).max(100),
    'Conversion Time': time,
    'Conversion Value': money,
    'Conversion Currency Code': currency,
    'Adjustment Type': z.enum(['', 'Restate', 'Retract']),
    'Adjustment Time': text.transform((cell) =>
      cell ? DateTime.fromFormat(cell, form, { zone: 'utc' }) : undefined,
    ),
    'Adjustment Value': money,
    'Adjustment Currency Code': currency,
    'Microsoft Click Id': text.regex(/^[0-9a-f]{32}$/i),
  })
  .refine((row) => row['Conversion Time'].isValid && (row['Adjustment Time']?.isValid ?? true))
  .refine((row) => (row['Adjustment Type'] === '') === (row['Adjustment Time'] === undefined))
  .refine(
    (row) => (row['Adjustment Type'] === 'Restate') === (row['Adjustment Value'] !== undefined),
  );

async function byHand(path, look) {
  let rows = 0;
  await new Promise((resolve, reject) => {
    Papa.parse(openText(path), {
      header: true,
      step({ data }) {
        if (data.Type !== 'Offline Conversion') return;
        const { success, data: record } = conversion.safeParse(data);
        if (!success) return;
        rows++;
        look?.({
          time: record['Conversion Time'],
          adjusted: record['Adjustment Time'],
          value: record['Conversion Value'] ?? record['Adjustment Value'],
          click: record['Microsoft Click Id'],
        });
      },
      complete: resolve,
      error: reject,
    });
  });
  return rows;
}

async function ourRows(path, look) {
  let rows = 0;
  for await (const { type, cells } of readBulkRows(open(path), options)) {
    if (type === 'Format Version') continue;
    rows++;
    look?.([...cells.values()]);
  }
  return rows;
}

async function ourRecords(path, look) {
  let rows = 0;
  for await (const { record } of readOfflineConversions(open(path), options)) {
    if (!record) continue;
    rows++;
    look?.({
      time: record.conversionTime,
      adjusted: record.adjustmentTime,
      value: record.conversionValue ?? record.adjustmentValue,
      click: record.microsoftClickId,
    });
  }
  return rows;
}

/** Every row, with its issues, whether it has an error or not. */
async function ourResults(path) {
  let rows = 0;
  for await (const { issues } of readOfflineConversions(open(path), options))
    if (issues.every(({ message }) => message !== '')) rows++;
  return rows;
}

async function ourValidation(path) {
  const { records } = await validateBulkFile(open(path), options);
  return Object.values(records).reduce((sum, count) => sum + count, 0);
}

async function ourValidationWithoutDuplicates(path) {
  const { records } = await validateBulkFile(open(path), { ...options, duplicates: false });
  return Object.values(records).reduce((sum, count) => sum + count, 0);
}

async function ourOutcomes(path, look) {
  let rows = 0;
  for await (const { cells, errors } of readResultFile(open(path))) {
    rows += 1 + errors.length;
    if (!look) continue;
    look([...cells.values()]);
  }
  return rows;
}

// Writers get what they write before the clock starts: cells that ours has written, or records.
async function papaUnparse({ fields, data }, look) {
  const text = Papa.unparse({ fields, data }, { newline: '\r\n' });
  look?.({ text });
  return data.length;
}

const ourWriter = (given, look) => written(given, look, options);

/** Only the columns that the records fill. */
const ourWriterOfColumns = (given, look) =>
  written(given, look, { ...options, columns: header.split(',') });

async function written({ records }, look, settings) {
  const pieces = [];
  let bytes = 0;
  for await (const piece of writeOfflineConversions(records, settings)) {
    bytes += piece.length;
    if (look) pieces.push(piece);
  }
  look?.({ text: Buffer.concat(pieces).toString() });
  return bytes === 0 ? 0 : records.length;
}

/** In the order of the table. */
export const contenders = {
  papaparse: { name: 'PapaParse, cutting cells (`step`)', run: papaparse },
  papaparseHeader: { name: 'PapaParse, Node stream with headers', run: papaparseHeader },
  csvParse: { name: 'csv-parse, raw rows', run: csvParseRows },
  udsv: { name: 'uDSV, raw rows', run: udsv },
  byHand: { name: 'by hand: PapaParse, zod, luxon `fromFormat`', run: byHand },
  bareCheck: { name: 'by hand for this one file: bytes, checked', run: bareCheck },
  bareReading: { name: 'by hand for this one file: bytes, typed', run: bareReading },
  ourRows: { name: '`readBulkRows`', run: ourRows },
  ourRecords: { name: '`readOfflineConversions`', run: ourRecords },
  ourResults: { name: '`readOfflineConversions`, all messages', run: ourResults },
  ourValidation: { name: '`validateBulkFile`', run: ourValidation },
  ourValidationWithoutDuplicates: {
    name: '`validateBulkFile`, duplicates off',
    run: ourValidationWithoutDuplicates,
  },
  ourOutcomes: { name: '`readResultFile`', run: ourOutcomes },
  papaUnparse: { name: '`Papa.unparse`', run: papaUnparse },
  ourWriter: { name: '`writeOfflineConversions`', run: ourWriter },
  ourWriterOfColumns: {
    name: '`writeOfflineConversions`, only `columns` that are filled',
    run: ourWriterOfColumns,
  },
};
