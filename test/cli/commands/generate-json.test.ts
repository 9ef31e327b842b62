import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { linesOf, ndjson, now, run } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';

const add = {
  clientId: 'order-1',
  conversionName: 'Lead, "new"',
  conversionTime: '2026-11-02T10:30:00+01:00',
  conversionValue: 1250.5,
  conversionCurrencyCode: 'EUR',
  hashedEmailAddress: hash,
  hashedPhoneNumber: phone,
  microsoftClickId: click,
};
const restate = {
  action: 'Restate',
  clientId: 'order-2',
  conversionName: 'Lead',
  conversionTime: '2026-10-12T20:00:00Z',
  adjustmentTime: '2026-11-19T00:15:00.000Z',
  adjustmentValue: '990',
  adjustmentCurrencyCode: 'EUR',
  microsoftClickId: click,
};
const retract = {
  action: 'Retract',
  clientId: 'order-3',
  conversionName: 'Lead',
  conversionTime: '2026-10-05T23:45:30Z',
  adjustmentTime: '2026-11-20T12:00:00Z',
  microsoftClickId: click,
};
const rows = [
  `Offline Conversion,,order-1,"Lead, ""new""",11/2/2026 9:30:00 AM,1250.5,EUR,,,,,,,${hash},${phone},${click}`,
  `Offline Conversion,,order-2,Lead,10/12/2026 8:00:00 PM,,,Restate,11/19/2026 12:15:00 AM,990,EUR,,,,,${click}`,
  `Offline Conversion,,order-3,Lead,10/5/2026 11:45:30 PM,,,Retract,11/20/2026 12:00:00 PM,,,,,,,${click}`,
];
const upload = fullUpload(...rows);
const done = { stderr: 'up.csv: 3 records written\n', code: 0, file: upload, stdout: '' };

const three = ndjson(add, restate, retract);
const list = JSON.stringify([add, restate, retract], null, 2);

test.each([
  ['in.ndjson', three, []],
  ['in.jsonl', three, []],
  ['in.NDJSON', three, []],
  ['in.json', list, []],
  ['in.json', three, ['--from', 'ndjson']],
  ['in.ndjson', list, ['--from', 'json']],
  ['a name without extension', three, []],
  ['a name without extension', list, []],
  ['with a byte order mark.ndjson', `\ufeff${three}`, []],
  ['with a byte order mark.json', `\ufeff${list}`, []],
  ['with CRLF and blank lines.ndjson', `\r\n${three.replaceAll('\n', '\r\n\r\n')}`, []],
  ['without a last line end.ndjson', three.trimEnd(), []],
  ['utf-16.ndjson', Buffer.from(`\ufeff${three}`, 'utf16le'), []],
])('%s', async (name, input, args) => {
  expect(await generate({ [name]: input }, [name, ...args])).toMatchObject(done);
});

test.each([
  ['NDJSON', three, []],
  ['NDJSON after spaces', ` \n\t${three}`, []],
  ['a JSON array', list, []],
  ['a JSON array after spaces', `\ufeff\r\n ${list}`, []],
  ['NDJSON by --from', three, ['--from', 'ndjson']],
])('standard input: %s', async (_, input, args) => {
  expect(await generate({}, ['-', ...args], { input })).toMatchObject(done);
});

test('to standard output, with nothing else there', async () => {
  const args = ['generate', '-', '-o', '-', ...now];
  expect(await run(args, { input: three })).toEqual({
    stdout: upload,
    stderr: 'standard output: 3 records written\n',
    code: 0,
  });
});

test('no records at all: no file', async () => {
  expect(await generate({ 'in.json': '[]' }, ['in.json'])).toMatchObject({
    file: undefined,
    stderr: linesOf(
      'in.json  error  No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.  (no-records)',
      'Stopped: up.csv was not written.',
    ),
    code: 1,
  });
});

test('no records, and --allow-empty: header and version row', async () => {
  expect(await generate({ 'in.json': '[]' }, ['in.json', '--allow-empty'])).toMatchObject({
    file: fullUpload(),
    stderr: 'up.csv: no records written\n',
    code: 0,
  });
});

const plain = {
  clientId: 'a',
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click,
};

/** What is written of the columns Conversion Value to Adjustment Value. */
test.each([
  ['absent', {}, ',,,,'],
  ['null', { conversionValue: null, action: null, adjustmentValue: null }, ',,,,'],
  ['empty text', { conversionValue: '', action: '', adjustmentValue: '' }, ',,,,'],
  ['null where there is no such property', { colour: null, email: '', phone: null }, ',,,,'],
  ['a number', { conversionValue: 1.5 }, '1.5,,,,'],
  ['number text', { conversionValue: '1.50' }, '1.5,,,,'],
  ['a number with an exponent', { conversionValue: 1e3 }, '1000,,,,'],
  ['Add by name', { action: 'Add' }, ',,,,'],
])('a property that is %s', async (_, more, cells) => {
  const { file, stderr } = await generate({ 'in.ndjson': ndjson({ ...plain, ...more }) }, [
    'in.ndjson',
  ]);
  expect(stderr).toBe('up.csv: 1 record written\n');
  expect(file).toBe(
    fullUpload(`Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${cells},,,,,,${click}`),
  );
});

test('warnings stand at their lines, and are no errors', async () => {
  const records = [plain, { ...plain, clientId: 'b', conversionTime: '2026-11-02T09:31:00.5Z' }];
  const { stderr, code } = await generate({ 'in.ndjson': `\n${ndjson(...records)}` }, [
    'in.ndjson',
  ]);
  expect(stderr).toBe(
    linesOf(
      'in.ndjson:3  warning  Conversion Time  The time has a fraction of a second, which is not written. A later adjustment must repeat the time as written.  (time-precision)',
      'up.csv: 2 records written',
    ),
  );
  expect(code).toBe(0);
});
