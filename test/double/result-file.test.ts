import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { readResultFile } from '../../src/index';
import { addRow, columns, fileOf, type Row } from '../support/rows';
import { onlyFileOf } from '../support/zip-file';
import { callsOf, get, minute, openSession, type Session } from './session';

const row = (clientId: string, more: Row = {}): Row => ({
  ...addRow,
  'Client Id': clientId,
  ...more,
});
const upload = fileOf([
  row('good'),
  row('good again'),
  row('time', { 'Conversion Time': 'yesterday' }),
  row('two', { 'Conversion Name': '', 'Microsoft Click Id': 'x' }),
]);

async function resultOf(session: Session, text: string, responseMode?: string) {
  const requestId = await session.upload(text, responseMode === undefined ? {} : { responseMode });
  const { ResultFileUrl } = await session.status(requestId);
  return { requestId, ...(await get(ResultFileUrl)) };
}

/** The lines of a result by their Type, Client Id and error columns. */
function linesOf(text: string, delimiter = ',') {
  const [header = '', ...lines] = text.replace('\ufeff', '').trimEnd().split('\r\n');
  const names = header.split(delimiter);
  const wanted = ['Type', 'Client Id', 'Error', 'Error Number', 'Field Path'];
  return lines.map((line) => {
    const cells = line.split(delimiter);
    return wanted.map((name) => cells[names.indexOf(name)]);
  });
}

const errorType = 'Offline Conversion Error';
const failed = [
  ['Offline Conversion', 'time', '', '', ''],
  [errorType, 'time', 'OfflineConversionTimeInvalid', '5607', 'ConversionTime'],
  ['Offline Conversion', 'two', '', '', ''],
  [errorType, 'two', 'OfflineConversionNameNullOrEmpty', '5605', 'ConversionName'],
  [errorType, 'two', 'OfflineConversionMicrosoftClickIdInvalid', '5604', 'MicrosoftClickId'],
];

describe('holds', () => {
  test.each<[responseMode: string | undefined, lines: readonly (readonly string[])[]]>([
    ['ErrorsOnly', failed],
    [
      'ErrorsAndResults',
      [
        ['Offline Conversion', 'good', '', '', ''],
        ['Offline Conversion', 'good again', '', '', ''],
        ...failed,
      ],
    ],
  ])('what was asked for: %s', async (responseMode, lines) => {
    const session = await openSession();
    const { requestId, status, headers, bytes } = await resultOf(session, upload, responseMode);
    const { name, content } = onlyFileOf(bytes);
    expect([status, headers.get('content-type'), name]).toEqual([
      ...[200, 'application/zip', `${requestId}.csv`],
    ]);
    const text = content.toString();
    expect(text.split('\r\n')[0]).toBe(
      `\ufeffType,Name,${columns.join()},Error,Error Number,Field Path,Error Detail`,
    );
    expect(linesOf(text)).toEqual([['Format Version', '', '', '', ''], ...lines]);
  });

  it('what this package reads as the same outcomes', async () => {
    const { bytes } = await resultOf(await openSession(), upload);
    const outcomes: unknown[] = [];
    for await (const { clientId, status, errors } of readResultFile(onlyFileOf(bytes).content))
      outcomes.push([clientId, status, errors.map(({ number }) => number)]);
    expect(outcomes).toEqual([
      ['good', 'accepted', []],
      ['good again', 'accepted', []],
      ['time', 'rejected', [5607]],
      ['two', 'rejected', [5605, 5604]],
    ]);
  });

  it('the delimiter and the cells of the upload', async () => {
    const tabs = fileOf([row('a', { 'Conversion Name': 'x"y' })]).replaceAll(',', '\t');
    const { bytes } = await resultOf(await openSession(), tabs);
    const { content } = onlyFileOf(bytes);
    expect(linesOf(content.toString(), '\t')[1]?.slice(0, 2)).toEqual(['Offline Conversion', 'a']);
    expect(content.toString()).toContain('\t"x""y"\t2/1/2026 10:00:00 AM\t');
  });

  it('an error for each column that the header lacks', async () => {
    const headers = ['Client Id', 'Microsoft Click Id'];
    const { bytes } = await resultOf(await openSession(), fileOf([row('a')], headers));
    expect(linesOf(onlyFileOf(bytes).content.toString()).slice(1)).toEqual([
      ['Offline Conversion', 'a', '', '', ''],
      [errorType, 'a', 'OfflineConversionNameNullOrEmpty', '5605', 'ConversionName'],
      [errorType, 'a', 'OfflineConversionTimeNullOrEmpty', '5608', 'ConversionTime'],
    ]);
  });

  it('an error for a record without a column for its identifier', async () => {
    const headers = ['Client Id', 'Conversion Name', 'Conversion Time'];
    const { bytes } = await resultOf(await openSession(), fileOf([row('a')], headers));
    expect(linesOf(onlyFileOf(bytes).content.toString()).slice(1)).toEqual([
      ['Offline Conversion', 'a', '', '', ''],
      [errorType, 'a', 'OfflineConversionMicrosoftClickIdNullOrEmpty', '5603', ''],
    ]);
  });

  it('rows of other types, and an error for a Type that no record has', async () => {
    const text = `${fileOf([row('a')])}Campaign\r\nNonsense\r\n`;
    const { bytes } = await resultOf(await openSession(), text);
    expect(linesOf(onlyFileOf(bytes).content.toString()).slice(1)).toEqual([
      ['Offline Conversion', 'a', '', '', ''],
      ['Campaign', '', '', '', ''],
      ['Nonsense', '', '', '', ''],
      [errorType, '', 'BulkServiceUnknownTypeForRow', '4203', 'Type'],
    ]);
  });

  it('an error for a goal that the account does not have', async () => {
    const session = await openSession({ goals: ['Lead'] });
    const { bytes } = await resultOf(session, fileOf([row('a')]));
    expect(linesOf(onlyFileOf(bytes).content.toString())[2]).toEqual([
      ...[errorType, 'a', 'OfflineConversionNameInvalid', '5606', 'ConversionName'],
    ]);
  });

  it('the same for every record of a long file', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) =>
      row(`${index}`, index % 3 === 0 ? { 'Conversion Value': 'x' } : {}),
    );
    const session = await openSession();
    const { bytes } = await resultOf(session, fileOf(rows));
    const lines = linesOf(onlyFileOf(bytes).content.toString());
    expect(lines).toHaveLength(1 + 1500 + 500);
    expect(lines.filter(([type]) => type === errorType).map(([, id]) => id)).toEqual(
      Array.from({ length: 500 }, (_, index) => `${index * 3}`),
    );
  });
});

describe('is packed', () => {
  it('under another name', async () => {
    const session = await openSession({ entryName: 'tmp/u/upload.csv' });
    const { bytes } = await resultOf(session, upload);
    expect(onlyFileOf(bytes).name).toBe('tmp/u/upload.csv');
  });

  it('with gzip', async () => {
    const session = await openSession({ resultFormat: 'gzip' });
    const { bytes, headers } = await resultOf(session, upload);
    expect(headers.get('content-type')).toBe('application/gzip');
    expect(gunzipSync(bytes).toString()).toMatch(/^\ufeffType,/);
  });

  it('not at all, and without the byte order mark', async () => {
    const session = await openSession({ resultFormat: 'plain', bom: false });
    const { bytes } = await resultOf(session, upload);
    expect(bytes.toString()).toMatch(/^Type,/);
  });
});

describe('its address', () => {
  it('is valid for 5 minutes, as it says, and is then replaced by the status', async () => {
    const session = await openSession();
    const requestId = await session.upload(upload);
    const { ResultFileUrl: first } = await session.status(requestId);
    expect(new URL(first).searchParams.get('se')).toBe('2026-03-01T00:05:00Z');
    session.pass(5 * minute - 1);
    expect((await get(first)).status).toBe(200);
    session.pass(1);
    const { status, bytes } = await get(first);
    expect([status, bytes.toString()]).toEqual([
      403,
      '<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code></Error>',
    ]);
    const { ResultFileUrl: second } = await session.status(requestId);
    expect((await get(second)).status).toBe(200);
  });

  it('leads nowhere once the file is gone, and then is null', async () => {
    const session = await openSession({ processingTime: minute });
    const requestId = await session.upload(upload);
    session.pass(minute);
    session.pass(15 * minute - 1);
    const { ResultFileUrl } = await session.status(requestId);
    expect((await get(ResultFileUrl)).status).toBe(200);
    session.pass(1);
    expect((await get(ResultFileUrl)).status).toBe(404);
    expect(await session.status(requestId)).toMatchObject({
      ...{ RequestStatus: 'CompletedWithErrors', ResultFileUrl: null },
    });
  });

  it('is worth nothing with another signature', async () => {
    const session = await openSession();
    const [one, other] = [await session.upload(upload), await session.upload(upload)];
    const { ResultFileUrl } = await session.status(one);
    expect((await get(ResultFileUrl.replace(/sig=.*/, 'sig=x'))).status).toBe(403);
    expect((await get(ResultFileUrl.replace(one, other))).status).toBe(403);
  });

  it('needs no token, and shows whether one came', async () => {
    const session = await openSession();
    const { ResultFileUrl } = await session.status(await session.upload(upload));
    await get(ResultFileUrl);
    await get(ResultFileUrl, { Authorization: `Bearer ${session.token}` });
    await get(ResultFileUrl, { AuthenticationToken: 'other' });
    const calls = callsOf(session.double, 'DownloadResult');
    expect(
      calls.map(({ hasAuthorization, headers }) => {
        return [hasAuthorization, headers.authorization, headers.authenticationtoken];
      }),
    ).toEqual([
      [false, undefined, undefined],
      [true, 'right', undefined],
      [true, undefined, 'wrong'],
    ]);
  });
});
