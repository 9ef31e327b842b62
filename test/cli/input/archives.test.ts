import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { said, zipOf } from '../../support/archives';
import { generate } from '../../support/generated';
import { linesOf, ndjson, now, runOn } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const upload = fullUpload(`Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`);
const record = {
  ...{ clientId: 'a', conversionName: 'Lead' },
  ...{ conversionTime: '2026-11-02T09:30:00Z', microsoftClickId: click },
};
const csv = 'Client Id,Conversion Name,Conversion Time,Microsoft Click Id\n';
const inputs = {
  ndjson: ndjson(record),
  json: JSON.stringify([record]),
  csv: `${csv}${Object.values(record).join(',')}\n`,
};
const packers: readonly [string, (content: string) => Uint8Array, readonly string[]][] = [
  ['zip', (content) => zipOf([{ content }]), []],
  // The service does not take it, which its own test holds.
  ['gz', (content) => gzipSync(content), ['--severity', 'file-name=off']],
];

describe.each(packers)('packed as %s', (extension, pack, allowed) => {
  const name = `up.csv.${extension}`;

  test.each([
    ['validate', []],
    ['validate', ['--format', 'json']],
    ['validate', ['--format', 'ndjson']],
    ['read', []],
  ])('%s %j says what it says of the file', async (command, flags) => {
    const plain = await runOn({ 'up.csv': upload }, [command, 'up.csv', ...flags, ...now]);
    const args = [command, name, ...flags, ...allowed, ...now];
    const packed = await runOn({ [name]: pack(upload) }, args);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(packed).toEqual({ ...plain, stdout: plain.stdout.replaceAll('up.csv', name) });
  });

  test.each(Object.entries(inputs))('generate takes %s', async (format, content) => {
    for (const input of [`in.${format}`, `in.${extension}`]) {
      const { file, code } = await generate({ [input]: pack(content) }, [input]);
      expect([code, file]).toEqual([0, upload]);
    }
  });
});

test('an upload packed as gz is one that the service does not take', async () => {
  const files = { 'up.csv.gz': gzipSync(upload) };
  expect(await runOn(files, ['validate', 'up.csv.gz', ...now])).toEqual({
    stdout: linesOf(
      'up.csv.gz:1  warning  The file is compressed with gzip, which the service does not accept. Compress it as ZIP.  (file-name, service 3223)',
      '',
      'up.csv.gz: valid',
      '  1 record (1 Add); Format Version 6.0',
      '  no errors, 1 warning',
    ),
    stderr: '',
    code: 0,
  });
});

describe('standard input', () => {
  const gzip = { input: gzipSync(upload) };

  test.each(['validate', 'read'])('of %s is unpacked', async (command) => {
    const { code, stderr } = await runOn({}, [command, '-', ...now], gzip);
    expect([code, stderr]).toEqual([0, '']);
  });

  test.each(Object.values(inputs))('of generate is unpacked', async (content) => {
    const { code, file } = await generate({}, ['-'], { input: gzipSync(content) });
    expect([code, file]).toEqual([0, upload]);
  });

  test.each([
    ['validate', [], `-: line 1: ${said.stream}\n`],
    ['read', [], `msads-bulk read: -: line 1: ${said.stream}\n`],
    ['generate', ['-o', 'up.csv'], `msads-bulk generate: -: line 1: ${said.stream}\n`],
    [
      'generate',
      ['-o', 'up.csv', '--from', 'ndjson'],
      `msads-bulk generate: -: line 1: ${said.stream}\n`,
    ],
    [
      'generate',
      ['-o', 'up.csv', '--from', 'csv'],
      `msads-bulk generate: -: line 1: ${said.stream}\n`,
    ],
  ])('of %s %j is not read where it is a ZIP archive', async (command, flags, sentence) => {
    const settings = { input: zipOf([{ content: upload }]) };
    const { code, stderr } = await runOn({}, [command, '-', ...flags, ...now], settings);
    expect([code, stderr]).toEqual([2, sentence]);
  });
});
