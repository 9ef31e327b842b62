import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { said, zipOf } from '../../support/archives';
import { generate } from '../../support/generated';
import { linesOf, ndjson } from '../../support/run';

const secret = 'jane.doe@example.com';

const notJson = (line: number) => `line ${line}: The text is not valid JSON from here on.`;

/** Name, content, sentence: what can not be read is said without a word of what is in it. */
test.each<[string, string | Uint8Array, string]>([
  ['in.json', '', notJson(1)],
  ['in.json', `[{"email":"${secret}",}]`, notJson(1)],
  ['in.json', `[\n {"email":\n "${secret}"\n "phone": 1}\n]\n\n`, notJson(4)],
  ['in.json', `[\n {"email": "${secret}"},\n {"email": ${secret}}\n]`, notJson(3)],
  ['in.json', `[\n {"email": "${secret}"}\n`, notJson(3)],
  ['in.json', `[{"email": "${secret}\n"}]`, notJson(1)],
  ['in.json', `[]\n[]`, notJson(2)],
  ['in.json', '{"a": 1}', 'line 1: The file must contain a JSON array of objects.'],
  ['in.json', '"text"', 'line 1: The file must contain a JSON array of objects.'],
  [
    'in.json',
    ndjson({ email: secret }, { email: secret }),
    'line 2: The text is not valid JSON from here on. If each line is an object, use --from ndjson.',
  ],
  [
    'in.json',
    Buffer.from('[\n{"a":\n"M\u00fcller"}]', 'latin1'),
    'line 3: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
  ],
  [
    'in.ndjson',
    Buffer.from(`{"email":"${secret}"}\n{}\n{"a":"M\u00fcller"}\n`, 'latin1'),
    'line 3: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
  ],
  [
    'in.ndjson',
    Buffer.concat([Buffer.from('{}\n'), Buffer.from([0xe2, 0x82])]),
    'line 2: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
  ],
  ['in.ndjson', Buffer.from([0x1f, 0x8b, 8, 0, 0]), `line 1: ${said.truncated}`],
  ['in.ndjson', zipOf([{ content: '{}\n{}\n', sum: 1 }]), `line 3: ${said.damaged}`],
  ['in.json', zipOf([{ content: '[\n{}', sum: 1 }]), `line 2: ${said.damaged}`],
  ['in.json.zip', zipOf([]), `line 1: ${said.empty}`],
  ['in.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0]), `line 1: ${said.truncated}`],
  [
    'in.ndjson',
    gzipSync(gzipSync('{}')),
    'line 1: This is a gzip archive, not text. Unpack it first.',
  ],
  [
    'in.ndjson',
    `{}\n"${'x'.repeat(16_777_216)}"\n`,
    'line 2: The line is longer than 16777216 characters. To read a JSON array, use --from json.',
  ],
])('%s %#', async (name, content, sentence) => {
  const { stderr, ...outcome } = await generate({ [name]: content }, [name, '--on-error', 'skip']);
  const last = stderr.split('\n').filter((line) => line.startsWith('msads-bulk'));
  expect(last).toEqual([`msads-bulk generate: ${name}: ${sentence}`]);
  expect(stderr).not.toContain('jane');
  expect(outcome).toMatchObject({ stdout: '', code: 2, names: [name] });
});

test('a file that is not there', async () => {
  expect(await generate({}, ['none.ndjson', '--rejects', 'rejects.ndjson'])).toEqual({
    stdout: '',
    stderr: 'msads-bulk generate: none.ndjson: no such file or folder.\n',
    code: 2,
    file: undefined,
    rejects: undefined,
    names: [],
  });
});

test('the first issue of a record before an unreadable place is printed too', async () => {
  const content = Buffer.concat([Buffer.from('{}\n'.repeat(30_000)), Buffer.from([0xff])]);
  const { stderr, code } = await generate({ 'in.ndjson': content }, [
    ...['in.ndjson', '--on-error', 'skip', '--max-issues', '1'],
  ]);
  expect(stderr).toBe(
    linesOf(
      'in.ndjson:1  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      'msads-bulk generate: in.ndjson: line 30001: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
    ),
  );
  expect(code).toBe(2);
});
