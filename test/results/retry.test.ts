import { describe, expect, test } from 'vitest';
import { writeRetryFile } from '../../src/index';
import { back, resultOf, type Sent, uploadHeader, uploadOf, wrong } from '../support/pair';
import { textOf } from '../support/plain';
import { uploadText } from '../support/upload-text';
import { utf16 } from '../support/utf16';

const [a, b, c]: Sent[] = ['a', 'b', 'c'].map((id) => ({ id })) as [Sent, Sent, Sent];
const version = 'Format Version,6.0,,,,,';

describe('rows are copied to the letter', () => {
  const spaced = 'Type, Name ,Client Id,conversion name,Conversion Time,Conversion Value,Colour';
  const result = resultOf(back(a), wrong(a, 5625), back(b), back(c), wrong(c, 5612));

  test.each<{ what: string; upload: string; retry: string }>([
    {
      what: 'the failed rows, in the order of the upload',
      upload: uploadOf(c, b, a),
      retry: uploadOf(c, a),
    },
    {
      what: 'header names as they are spelled, and columns that nobody knows',
      upload: uploadText(spaced, version, 'Offline Conversion,,a,Lead,,,red'),
      retry: uploadText(spaced, version, 'Offline Conversion,,a,Lead,,,red'),
    },
    {
      what: 'header cells without a name at the end',
      upload: uploadText(
        'Type,Name,Client Id,,',
        'Format Version,6.0,,,',
        'Offline Conversion,,a,,',
      ),
      retry: uploadText(
        'Type,Name,Client Id,,',
        'Format Version,6.0,,,',
        'Offline Conversion,,a,,',
      ),
    },
    {
      what: 'the first Format Version row only',
      upload: `${uploadOf(a, b)}${version}\r\n`,
      retry: uploadOf(a),
    },
    {
      what: 'columns in their order, wherever Type stands',
      upload: uploadText('Name,Client Id,Type', '6.0,,Format Version', 'x,a,Offline Conversion'),
      retry: uploadText('Name,Client Id,Type', '6.0,,Format Version', 'x,a,Offline Conversion'),
    },
    {
      what: 'odd spellings of times and numbers',
      upload: uploadText(
        ...[uploadHeader, version],
        'Offline Conversion,,a,Lead,2026-11-02T09:30:00.1234567Z,012.50,F894F652-EA33-4E73-9002-F7167AB8F8E3',
        'Offline Conversion,,c,Lead,11/2/2026 9:30:00\u202fAM,1e3,gclid',
      ),
      retry: uploadText(
        ...[uploadHeader, version],
        'Offline Conversion,,a,Lead,2026-11-02T09:30:00.1234567Z,012.50,F894F652-EA33-4E73-9002-F7167AB8F8E3',
        'Offline Conversion,,c,Lead,11/2/2026 9:30:00\u202fAM,1e3,gclid',
      ),
    },
    {
      what: 'spaces, quotes, delimiters and formulas',
      upload: uploadText(
        ...[uploadHeader, version],
        'Offline Conversion,,a,  Lead  ,"a ""quoted"" word","1,5",=1+1',
        'Offline Conversion,,c,a "quote" inside,\t,@x,-1+2',
      ),
      retry: uploadText(
        ...[uploadHeader, version],
        'Offline Conversion,,a,  Lead  ,"a ""quoted"" word","1,5",=1+1',
        'Offline Conversion,,c,"a ""quote"" inside",\t,@x,-1+2',
      ),
    },
    {
      what: 'line breaks in cells, each of its kind, in a file whose rows end in LF',
      upload: `\ufeff${uploadHeader}\n${version}\nOffline Conversion,,a,"one\r\ntwo\nthree\rfour",,,\n`,
      retry: uploadText(
        ...[uploadHeader, version, 'Offline Conversion,,a,"one\r\ntwo\nthree\rfour",,,'],
      ),
    },
    {
      what: 'quotes that no cell needs are not kept: they are no part of the cell',
      upload: uploadText(uploadHeader, version, '"Offline Conversion","","a","Lead",,,'),
      retry: uploadText(uploadHeader, version, 'Offline Conversion,,a,Lead,,,'),
    },
    {
      what: 'letters beyond ASCII and beyond 16 bits',
      upload: uploadText(uploadHeader, version, 'Offline Conversion,,a,Café 💶,\u00a0,\ufeff,'),
      retry: uploadText(uploadHeader, version, 'Offline Conversion,,a,Café 💶,\u00a0,\ufeff,'),
    },
    {
      what: 'empty cells beyond the header, cells beyond it that are not, and fewer cells',
      upload: uploadText(
        ...[uploadHeader, version, 'Offline Conversion,,a,Lead,,,,,,'],
        'Offline Conversion,,c',
      ),
      retry: uploadText(
        ...[uploadHeader, version, 'Offline Conversion,,a,Lead,,,,,,'],
        'Offline Conversion,,c',
      ),
    },
    {
      what: 'cells beyond the header that are filled',
      upload: uploadText(uploadHeader, version, 'Offline Conversion,,a,Lead,,,,,more'),
      retry: uploadText(uploadHeader, version, 'Offline Conversion,,a,Lead,,,,,more'),
    },
    {
      what: 'the Format Version row as it stands, and rows of other types not at all',
      upload: uploadText(
        ...[uploadHeader, 'Format Version,6,,,note,', 'Campaign,Shoes,a,,,,'],
        ...['Offline Conversion,,a,,,,', 'Offline Conversion Error,,c,,,,', ',,c,,,,'],
      ),
      retry: uploadText(uploadHeader, 'Format Version,6,,,note,', 'Offline Conversion,,a,,,,'),
    },
    {
      what: 'no Format Version row where there is none',
      upload: uploadText(uploadHeader, 'Offline Conversion,,a,,,,'),
      retry: uploadText(uploadHeader, 'Offline Conversion,,a,,,,'),
    },
    {
      what: 'blank lines are none',
      upload: uploadText(uploadHeader, '', version, '', 'Offline Conversion,,a,,,,', ''),
      retry: uploadText(uploadHeader, version, 'Offline Conversion,,a,,,,'),
    },
    {
      what: 'nothing but the head where nothing was rejected',
      upload: uploadOf(b, { id: 'd' }),
      retry: uploadOf(),
    },
    { what: 'nor where nothing was uploaded', upload: uploadOf(), retry: uploadOf() },
  ])('$what', async ({ upload, retry }) => {
    const returned = upload === uploadOf() ? resultOf() : result;
    expect(await textOf(writeRetryFile({ upload, result: returned }))).toBe(retry);
  });
});

describe('the file is UTF-8 with one byte order mark, CRLF, and the delimiter of the upload', () => {
  const result = resultOf(back(a), wrong(a, 5625), back(b));
  const upload = uploadOf(a, b);
  const retry = uploadOf(a);
  const utf8 = new TextEncoder();
  const tabs = (text: string) => text.replaceAll(',', '\t');

  test.each<[string, string | Uint8Array, string]>([
    ['as it should be', utf8.encode(upload), retry],
    ['without a byte order mark', upload.slice(1), retry],
    ['with two', `\ufeff${upload}`, retry],
    ['in UTF-16', utf16(upload, 'little'), retry],
    ['with tabs', tabs(upload), tabs(retry)],
    ['with LF', upload.replaceAll('\r\n', '\n'), retry],
    ['without a line end at its end', upload.slice(0, -2), retry],
  ])('of an upload %s', async (_, upload, retry) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of writeRetryFile({ upload, result })) pieces.push(piece);
    expect(Buffer.concat(pieces).toString('hex')).toBe(Buffer.from(retry).toString('hex'));
  });

  test('a comma needs no quotes between tabs, and a tab does', async () => {
    const rows = ['Type\tName\tClient Id\tConversion Name', 'Format Version\t6.0\t\t'];
    const row = 'Offline Conversion\t\ta\t';
    const upload = uploadText(...rows, `${row}"one, two"`, `${row}"one\ttwo"`);
    const returned = ['one, two', '"one\ttwo"'].map(
      (name) => `Offline Conversion\t\ta\t${name}\t5625`,
    );
    const result = uploadText(
      ...[`${rows[0]}\tError Number`, `${rows[1]}\t`, ...returned],
      ...returned.map((line) => line.replace('Conversion\t', 'Conversion Error\t')),
    );
    expect(await textOf(writeRetryFile({ upload, result }))).toBe(
      uploadText(...rows, `${row}one, two`, `${row}"one\ttwo"`),
    );
  });
});
