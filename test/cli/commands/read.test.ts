import { expect, test } from 'vitest';
import { fromNdjson, ndjson, now, run, runOn } from '../../support/run';
import { uploadText } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const other = '0b3d0d9aa5d94f0d8a3c8f7d4a6b1c2e';
const email = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,' +
  'Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,' +
  'Hashed Email Address,Microsoft Click Id';
const version = `Format Version,6.0${','.repeat(11)}`;

const three = [
  `Offline Conversion,,a,"Lead, new",11/2/2026 9:30:00 AM,12.50,EUR,,,,,${email},${click}`,
  `Offline Conversion,,b,Lead,10/2/2026 9:30:00 PM,,,Restate,11/20/2026 12:00:00 AM,3,EUR,,${click}`,
  `Offline Conversion,,,Lead,10/3/2026 9:30:00 PM,,,Retract,11/20/2026 12:00:00 PM,,,,${other}`,
];
const threeRecords = [
  {
    line: 3,
    row: 2,
    action: 'Add',
    clientId: 'a',
    conversionName: 'Lead, new',
    conversionTime: '2026-11-02T09:30:00.000Z',
    conversionValue: 12.5,
    conversionCurrencyCode: 'EUR',
    hashedEmailAddress: email,
    microsoftClickId: click,
  },
  {
    line: 4,
    row: 3,
    action: 'Restate',
    clientId: 'b',
    conversionName: 'Lead',
    conversionTime: '2026-10-02T21:30:00.000Z',
    adjustmentTime: '2026-11-20T00:00:00.000Z',
    adjustmentValue: 3,
    adjustmentCurrencyCode: 'EUR',
    microsoftClickId: click,
  },
  {
    line: 5,
    row: 4,
    action: 'Retract',
    conversionName: 'Lead',
    conversionTime: '2026-10-03T21:30:00.000Z',
    adjustmentTime: '2026-11-20T12:00:00.000Z',
    microsoftClickId: other,
  },
];

test('records of all actions; warnings are no errors', async () => {
  // A Client Id is missing, which is a warning.
  expect(
    await runOn({ 'up.csv': uploadText(header, version, ...three) }, ['read', 'up.csv', ...now]),
  ).toEqual({
    stdout: ndjson(...threeRecords),
    stderr: '',
    code: 0,
  });
});

test('standard input', async () => {
  const input = uploadText(header, version, ...three);
  expect(await run(['read', '-', ...now], { input })).toEqual({
    stdout: ndjson(...threeRecords),
    stderr: '',
    code: 0,
  });
});

test('times do not depend on the zone and the language of the machine', async () => {
  const input = uploadText(header, version, ...three);
  const env = { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8' };
  expect((await run(['read', '-', ...now], { input, env })).stdout).toBe(ndjson(...threeRecords));
});

test('a result: an offset is converted, and there is no clock', async () => {
  const row = `Offline Conversion,,a,Lead,2020-04-01T18:50:54.123+02:00,,,,,,,,${click}`;
  const input = uploadText(header, version, row);
  expect(await run(['read', '-', '--kind', 'result'], { input })).toEqual({
    stdout: ndjson({
      line: 3,
      row: 2,
      action: 'Add',
      clientId: 'a',
      conversionName: 'Lead',
      conversionTime: '2020-04-01T16:50:54.123Z',
      microsoftClickId: click,
    }),
    stderr: '',
    code: 0,
  });
});

test('rows with errors go to stderr, without their cells', async () => {
  const bad = [
    `Offline Conversion,,x,,10/4/2026 1:00:00 AM,7,EUR,,,,,jane@example.com,${click}`,
    `Offline Conversion,,,Lead,10/4/2026 1:00:00 AM,,,Undo,,,,,${click}`,
  ];
  const [first, ...rest] = three as [string, string, string];
  const input = uploadText(header, version, bad[0] as string, first, ...rest, bad[1] as string);
  const outcome = await run(['read', '-', ...now], { input });
  expect(outcome.stdout).toBe(
    ndjson(...threeRecords.map((each) => ({ ...each, line: each.line + 1, row: each.row + 1 }))),
  );
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toBe(
    ndjson(
      {
        line: 3,
        row: 2,
        action: 'Add',
        clientId: 'x',
        issues: [
          {
            code: 'required',
            severity: 'error',
            line: 3,
            row: 2,
            column: 'Conversion Name',
            property: 'conversionName',
            action: 'Add',
            clientId: 'x',
            message: 'Conversion Name is empty. An Add requires it.',
            facts: { column: 'Conversion Name', action: 'Add' },
            serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
          },
          {
            code: 'not-hashed',
            severity: 'error',
            line: 3,
            row: 2,
            column: 'Hashed Email Address',
            property: 'hashedEmailAddress',
            action: 'Add',
            clientId: 'x',
            message:
              'The cell contains a plain email address. Hash it with hashEmail or generate --hash, and never upload it as plain text.',
            facts: { identifier: 'email' },
            serviceError: { code: 'ConversionEmailAddressIsNotHashed' },
          },
        ],
      },
      {
        line: 7,
        row: 6,
        issues: [
          {
            code: 'adjustment-type',
            severity: 'error',
            line: 7,
            row: 6,
            column: 'Adjustment Type',
            property: 'action',
            message:
              'Adjustment Type "Undo" is not an action. Write Restate or Retract, or leave it empty to add a conversion.',
            facts: { value: 'Undo' },
            serviceError: { number: 5618, code: 'OfflineConversionInvalidAdjustmentType' },
          },
        ],
      },
    ),
  );
});

test('faults of the file, and rows that lack a column', async () => {
  const input = uploadText(
    'Type,Name,Client Id,Conversion Name,Microsoft Click Id',
    `Offline Conversion,,a,Lead,${click}`,
  );
  const { stdout, stderr, code } = await run(['read', '-', ...now], { input });
  expect([stdout, code]).toEqual(['', 1]);
  expect(fromNdjson(stderr)).toMatchObject([
    { line: 1, row: 0, issues: [{ code: 'column-missing' }] },
    { line: 2, row: 1, action: 'Add', clientId: 'a', issues: [] },
    { line: 2, row: 1, issues: [{ code: 'version-missing' }] },
  ]);
});

test('a bad file that is not there', async () => {
  expect(await runOn({}, ['read', 'none.csv'])).toEqual({
    stdout: '',
    stderr: 'msads-bulk read: none.csv: no such file or folder.\n',
    code: 2,
  });
});

test('one bad row costs nothing but itself', async () => {
  const rows = Array.from(
    { length: 1000 },
    (_, i) =>
      `Offline Conversion,,c${i},Lead,10/4/2026 1:00:00 AM,${i % 100 === 7 ? '1e3' : i},EUR,,,,,,c${i.toString(16).padStart(31, '0')}`,
  );
  const { stdout, stderr, code } = await run(['read', '-', ...now], {
    input: uploadText(header, version, ...rows),
  });
  const ids = (text: string) =>
    (fromNdjson(text) as { clientId: string }[]).map((each) => each.clientId);
  const all = rows.map((_, i) => `c${i}`);
  const bad = all.filter((_, i) => i % 100 === 7);
  expect(ids(stdout)).toEqual(all.filter((id) => !bad.includes(id)));
  expect(ids(stderr)).toEqual(bad);
  expect(code).toBe(1);
});

test('what is read can be generated again', async () => {
  const input = uploadText(header, version, ...three);
  const { stdout } = await run(['read', '-', ...now], { input });
  const records = fromNdjson(stdout).map((each) => {
    const { line: _line, row: _row, ...record } = each as { line: number; row: number };
    return record;
  });
  const made = await run(['generate', '-', '-o', '-', ...now], { input: ndjson(...records) });
  const again = await run(['read', '-', ...now], { input: made.stdout });
  expect(again.stdout).toBe(stdout);
});

test.each<[what: string, rows: readonly string[], told: readonly object[]]>([
  [
    'no row',
    [],
    [
      {
        ...{ line: 2, row: 1, code: 'no-records', severity: 'error' },
        message:
          'The file has no row with the Type "Offline Conversion". Check that the export found any records.',
        facts: { type: 'Offline Conversion' },
      },
    ],
  ],
  [
    'a row of a misspelled Type',
    [`offline conversion,,a,Lead,11/2/2026 9:30:00 AM${',,,,,,,,'}${click}`, three[1] as string],
    [
      {
        ...{ line: 3, row: 2, code: 'record-type', severity: 'warning', column: 'Type' },
        message: 'Type is misspelled, so the row is not read. Write "Offline Conversion".',
        facts: { nearest: 'Offline Conversion' },
      },
    ],
  ],
])('rows that are passed over are told: %s', async (_, rows, told) => {
  const input = uploadText(header, version, ...rows);
  const { stdout, stderr, code } = await run(['read', '-', ...now], { input });
  expect(fromNdjson(stdout)).toHaveLength(Math.max(0, rows.length - 1));
  expect(fromNdjson(stderr)).toEqual(
    told.map((issue) => {
      const { line, row } = issue as { line: number; row: number };
      return { line, row, issues: [issue] };
    }),
  );
  expect(code).toBe(rows.length === 0 ? 1 : 0);
});
