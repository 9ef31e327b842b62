import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { readOfflineConversions, writeOfflineConversions } from '../../../src/index';
import { conversions, now as noon } from '../../support/conversion-arbitrary';
import { linesOf, ndjson, now, run } from '../../support/run';
import { fullHeader, fullUpload, fullVersion } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';

/** The records of a file, as plain data. */
async function recordsOf(file: string, now: Date) {
  const records: unknown[] = [];
  for await (const { record } of readOfflineConversions(file, { now })) records.push(record);
  return JSON.parse(JSON.stringify(records));
}

/** `read F | generate - -o -`: the records of both files, and what both commands said. */
async function throughBoth(file: string, moment: string) {
  const read = await run(['read', '-', '--now', moment], { input: file });
  const args = ['generate', '-', '-o', '-', '--now', moment, '--no-duplicates'];
  const generated = await run(args, { input: read.stdout });
  const at = new Date(moment);
  return {
    before: await recordsOf(file, at),
    after: await recordsOf(generated.stdout, at),
    said: read.stderr,
    codes: [read.code, generated.code],
    text: generated.stdout,
  };
}

it('keeps every record, whatever is in it', async () => {
  const moment = noon.toJSDate();
  await fc.assert(
    fc.asyncProperty(conversions, async (records) => {
      fc.pre(records.length > 0);
      let file = '';
      for await (const piece of writeOfflineConversions(records, {
        now: moment,
        duplicates: false,
      }))
        file += new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece);
      const { before, after, said, codes, text } = await throughBoth(file, moment.toISOString());
      expect({ records: after, said, codes }).toEqual({ records: before, said: '', codes: [0, 0] });
      expect(before).toHaveLength(records.length);
      expect(text).toBe(file);
    }),
  );
});

const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,5,EUR,,,,,,,,,${click}`;

test.each([
  ['a click id in capitals', row.replace(click, click.toUpperCase())],
  ['a time in ISO format', row.replace('11/2/2026 9:30:00 AM', '2026-11-02T09:30:00Z')],
  ['a hash in capitals', row.replace(`,,${click}`, `${hash.toUpperCase()},,`)],
  ['a type in small letters', row.replace(',5,EUR,,,', ',,,restate ,11/20/2026 1:00:00 PM,8')],
  ['no Client Id', row.replace(',,a,', ',,,')],
  ['an old time', row.replace('11/2/2026', '9/2/2026')],
])('a file with warnings: %s', async (_, odd) => {
  const file = fullUpload(odd, row.replace(',,a,', ',,b,'));
  const { before, after, codes } = await throughBoth(file, now[1] as string);
  expect([after, codes]).toEqual([before, [0, 0]]);
  expect(before).toHaveLength(2);
});

it('works with columns in another order, and with a part of them', async () => {
  const file = `\ufeff${linesOf(
    'Microsoft Click Id\tType\tName\tConversion Time\tConversion Name',
    '\tFormat Version\t6.0\t\t',
    `${click}\tOffline Conversion\t\t11/2/2026 9:30:00 AM\t"a\nb"`,
  )}`;
  const { before, after, codes } = await throughBoth(file, now[1] as string);
  expect([after, codes]).toEqual([before, [0, 0]]);
});

const record = {
  clientId: 'a',
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click,
};
const written = fullUpload(`Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`);
const generated = (input: string, ...args: readonly string[]) =>
  run(['generate', '-', '-o', '-', ...args, ...now], { input });

test.each([
  ['NDJSON', ndjson({ line: 3, row: 2, ...record })],
  ['with warnings', ndjson({ line: 3, row: 2, ...record, issues: [] })],
  ['JSON', JSON.stringify([{ ...record, row: 2, line: 3 }])],
  [
    'CSV',
    linesOf(
      'line,row,clientId,conversionName,conversionTime,microsoftClickId',
      `3,2,a,Lead,2026-11-02T09:30:00Z,${click}`,
    ),
  ],
])('the position is passed over: %s', async (_, input) => {
  expect(await generated(input)).toEqual({
    stdout: written,
    stderr: 'standard output: 1 record written\n',
    code: 0,
  });
});

test.each([
  ['line', 'A-3'],
  ['row', { number: 2 }],
  ['rows', 2],
])('what is no position is not: %s', async (name, value) => {
  const { stderr, code } = await generated(ndjson({ ...record, [name]: value }));
  expect(stderr).toContain(`-:1  error  Unknown property "${name}".`);
  expect(code).toBe(1);
});

it('requests are made of the same lines', async () => {
  const read = await run(['read', '-', ...now], {
    input: `${fullHeader}\n${fullVersion}\n${row}\n`,
  });
  const { stdout, code } = await run(['apply', '-', ...now], { input: read.stdout });
  expect([JSON.parse(stdout).rows, stdout.match(/Lead/g), code]).toEqual([[1], ['Lead'], 0]);
});
