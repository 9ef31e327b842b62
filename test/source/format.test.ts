import { describe, expect, test } from 'vitest';
import { readBulkRows, validateBulkFile } from '../../src/index';
import { readClicks, readGoals, readReport } from '../../src/services';
import { chunksOf } from '../support/cuts';
import { uploadText } from '../support/upload-text';

const bytesOf = (...units: readonly number[]) => Uint8Array.from([...units, ...Array(20).fill(0)]);
const padding = 'x'.repeat(2000);

/** Files that are not tables, by what they are. */
const files: readonly (readonly [format: string, start: string | Uint8Array])[] = [
  ['web-page', '<!DOCTYPE html>\n<html lang="en"><head><title>Sign in</title></head></html>'],
  ['web-page', '\ufeff \r\n<HTML><BODY>404</BODY></HTML>'],
  ['web-page', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n<!doctype html>'],
  ['web-page', '<script>location = "https://login.contoso.com"</script>'],
  ['web-page', '<h1>502 Bad Gateway</h1>'],
  [
    'storage-error',
    '<?xml version="1.0" encoding="utf-8"?>\n<Error><Code>AuthenticationFailed</Code><Message>x</Message></Error>',
  ],
  ['storage-error', '<Error><Code>ExpiredToken</Code></Error>'],
  [
    'storage-error',
    '<?xml version="1.0"?><m:error xmlns:m="http://schemas.microsoft.com/x"><m:code>BlobNotFound</m:code></m:error>',
  ],
  ['service-answer', '{"PartialErrors":[],"TrackingId":"x"}'],
  ['service-answer', '{\n  "error": "invalid_grant"\n}'],
  ['service-answer', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">'],
  ['json', '[{"conversionName":"Lead"}]'],
  ['json', '{"conversionName":"Lead"}\n'],
  ['json', '[]'],
  ['xml', '<?xml version="1.0"?><rss></rss>'],
  ['xml', '<conversions count="2"><conversion/></conversions>'],
  ['spreadsheet', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'],
  ['spreadsheet', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'],
  ['spreadsheet', bytesOf(0xd0, 0xcf, 0x11, 0xe0)],
  ['zip', bytesOf(0x50, 0x4b, 3, 4)],
  ['gzip', bytesOf(0x1f, 0x8b, 8, 0)],
  ['compressed', bytesOf(0x28, 0xb5, 0x2f, 0xfd)],
  ['compressed', bytesOf(0x37, 0x7a, 0xbc, 0xaf)],
  ['pdf', '%PDF-1.7\n%\n'],
  ['document', '{\\rtf1\\ansi}'],
  ['image', bytesOf(0x89, 0x50, 0x4e, 0x47)],
  ['data-file', 'PAR1'],
  ['data-file', 'SQLite format 3\0'],
  ['git-lfs', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n'],
  ['sep', 'sep=;\r\nType;Name\r\n'],
  ['sep', '"sep=,"\r\nType,Name\r\n'],
  ['sep', 'SEP=\t\nType\tName\n'],
];

const utf8 = new TextEncoder();
const toBytes = (start: string | Uint8Array) =>
  typeof start === 'string' ? utf8.encode(start) : start;

async function faultOf(source: Parameters<typeof validateBulkFile>[0]) {
  const { readable, issues } = await validateBulkFile(source);
  const [{ code, line, row, facts } = {} as never] = issues;
  return { readable, code, line, row, facts, count: issues.length };
}

describe('what is not a table is named', () => {
  test.each(files)('%s: %j', async (format, start) => {
    const named = {
      ...{ readable: false, code: 'not-a-bulk-file', line: 1, row: 0 },
      ...{ facts: { format }, count: 1 },
    };
    const bytes = toBytes(start);
    expect(await faultOf(bytes)).toEqual(named);
    for (const size of [1, 3]) expect(await faultOf(chunksOf(bytes, size))).toEqual(named);
    if (typeof start === 'string' && !/^(?:PAR|SQL)/.test(start)) {
      expect(await faultOf(start)).toEqual(named);
      expect(await faultOf(chunksOf(start, 1))).toEqual(named);
      expect(await faultOf(start + padding)).toEqual(named);
    }
  });

  test('by its start, whatever follows: one line, a quote, bytes that are not UTF-8', async () => {
    const rest = [`${',x'.repeat(70_000)}`, '"', `"${'y'.repeat(2_000_000)}`].map((text) =>
      utf8.encode(text),
    );
    for (const more of [...rest, Uint8Array.of(0xe9, 0x22)])
      for (const [format, start] of [
        ['web-page', '<!doctype html><p>'],
        ['json', '[{"a":1'],
      ] as const)
        expect(await faultOf([utf8.encode(start), more])).toMatchObject({ facts: { format } });
  });

  test.each([
    ['json', '[{"name":'],
    ['web-page', '<html>'],
  ])('%s in UTF-16', async (format, start) => {
    expect(await faultOf(Buffer.from(`\ufeff${start}`, 'utf16le'))).toMatchObject({
      facts: { format },
    });
  });

  test('its cells are not repeated', async () => {
    const { issues } = await validateBulkFile('<html><p>john@contoso.com</p>');
    expect(issues[0]?.message).toBe(
      'This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
    );
  });
});

describe('near misses', () => {
  test.each([
    ['a header that begins like sep=', 'Sep,Type,Name\r\n,Format Version,6.0\r\n'],
    ['a header that begins like a version', 'Version,Type,Name\r\n,Format Version,6.0\r\n'],
    ['a header in brackets', '[Name],Type,Name\r\n,Format Version,6.0\r\n'],
    ['a header in braces', '{Name},Type,Name\r\n,Format Version,6.0\r\n'],
    ['a header with <', '<Name>,Type,Name\r\n,Format Version,6.0\r\n'.replace('<', '< ')],
    ['blank lines', `\ufeff${'\r\n'.repeat(1500)}Type,Name\r\nFormat Version,6.0\r\n`],
    ['a single column', 'Type\r\nFormat Version\r\n'],
  ])('%s', async (_, text) => {
    for (const source of [text, chunksOf(text, 1), chunksOf(utf8.encode(text), 2)]) {
      const { readable, rows } = await validateBulkFile(source);
      expect([readable, rows]).toEqual([true, 1]);
    }
  });

  test('a cell that looks like another format', async () => {
    const text = uploadText('Type,Name', 'Format Version,6.0', 'Campaign,<html>', '[{"a":1}],');
    expect((await validateBulkFile(text)).readable).toBe(true);
  });
});

describe('other readers', () => {
  const page = '<!doctype html><html></html>';
  const message = expect.stringContaining('This is a web page (HTML)');

  test('readBulkRows and readClicks throw it', async () => {
    const fault = { name: 'BulkFileError', code: 'not-a-bulk-file' };
    await expect(readBulkRows(page).next()).rejects.toMatchObject(fault);
    await expect(readClicks(page)).rejects.toMatchObject(fault);
    await expect(readClicks('[{"clickId":1}]')).rejects.toMatchObject({
      issue: { facts: { format: 'json' } },
    });
  });

  test('readGoals does, from bytes', async () => {
    await expect(readGoals(utf8.encode(page))).rejects.toMatchObject({
      ...{ name: 'ServiceAnswerError', code: 'not-an-answer' },
      message,
    });
  });

  test('near miss: answers in JSON and SOAP are what they read', async () => {
    const answer = '{"ConversionGoals":[],"PartialErrors":[]}';
    expect((await readGoals(utf8.encode(answer))).goals).toEqual([]);
    expect(readReport).toBeDefined();
  });
});
