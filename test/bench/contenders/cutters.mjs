// Rows cut into cells, without a look at what is in them.
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';

/** As text: papaparse and uDSV would cut characters at the ends of pieces of bytes. */
export const openText = (path) => createReadStream(path, 'utf8');

/** Adds up the cells of a row if it is a record. */
function lookAt(look, cells) {
  if (cells[0] === 'Offline Conversion') look.cells(cells);
}

export async function papaparse(path, look) {
  let rows = 0;
  await new Promise((resolve, reject) => {
    Papa.parse(openText(path), {
      step({ data }) {
        rows++;
        if (look) lookAt(look, data);
      },
      complete: resolve,
      error: reject,
    });
  });
  return rows - 2;
}

/** Takes every object that a Node stream gives. */
const each = (stream, take) =>
  new Promise((resolve, reject) => {
    stream.on('data', take).on('end', resolve).on('error', reject);
  });

export async function papaparseHeader(path, look) {
  let rows = 0;
  const stream = openText(path).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true }));
  await each(stream, (row) => {
    rows++;
    if (look) lookAt(look, Object.values(row));
  });
  return rows - 1;
}

export async function csvParse(path, look) {
  let rows = 0;
  await each(createReadStream(path).pipe(parse({ bom: true })), (cells) => {
    rows++;
    if (look) lookAt(look, cells);
  });
  return rows - 2;
}

export async function udsv(path, look) {
  let rows = 0;
  let parser;
  function take(cells) {
    rows++;
    if (look) lookAt(look, cells);
  }
  await each(openText(path), (piece) => {
    parser ??= initParser(inferSchema(piece));
    parser.chunk(piece, parser.stringArrs, take);
  });
  parser.end();
  return rows - 1;
}
