import { expect, test } from 'vitest';
import { type Files, linesOf, now, run, runOn } from '../../support/run';
import { uploadText } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const good = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`;
const nameless = `Offline Conversion,,b,,11/2/2026 9:30:00 AM,${click}`;

interface Case {
  readonly files: Files;
  readonly args?: readonly string[];
  readonly stdout: string;
  readonly code: number;
}

const cases: Record<string, Case> = {
  'a good file': {
    files: { 'up.csv': uploadText(header, version, good) },
    stdout: linesOf(
      'up.csv: valid',
      '  1 record (1 Add); Format Version 6.0',
      '  no errors, no warnings',
    ),
    code: 0,
  },
  'warnings are allowed': {
    files: { 'up.csv': uploadText(header, 'Format Version,6,,,,', good) },
    stdout: linesOf(
      'up.csv:2  warning  Name  The version is written as "6". Write "6.0".  (version-spelling)',
      '',
      'up.csv: valid',
      '  1 record (1 Add); Format Version 6',
      '  no errors, 1 warning',
    ),
    code: 0,
  },
  'an error, with its column, code and number of the service': {
    files: { 'up.csv': uploadText(header, version, nameless, good) },
    stdout: linesOf(
      'up.csv:3  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      '',
      'up.csv: not valid',
      '  2 records (2 Add); Format Version 6.0',
      '  1 error, no warnings',
    ),
    code: 1,
  },
  'an error without a column, and other types': {
    files: {
      'up.csv': uploadText(
        header,
        version,
        'Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,',
        'Campaign,x,,,,',
        'Campaign,y,,,,',
      ),
    },
    stdout: linesOf(
      'up.csv:3  error  Microsoft Click Id, Hashed Email Address, and Hashed Phone Number are all empty. Fill in at least one of them.  (no-identifier, service 5603)',
      'up.csv:5  warning  The file also contains other record types (2 rows). Files with a single record type are processed faster.  (mixed-record-types)',
      '',
      'up.csv: not valid',
      '  1 record (1 Add); Format Version 6.0; not read: 2 "Campaign"',
      '  1 error, 1 warning',
    ),
    code: 1,
  },
  'an error that the service has a name for and no number': {
    files: {
      'up.csv': uploadText(
        header.replace('Microsoft Click Id', 'Hashed Email Address'),
        version,
        'Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,jane@example.com',
      ),
    },
    stdout: linesOf(
      'up.csv:3  error  Hashed Email Address  The cell contains a plain email address. Hash it with hashEmail or generate --hash, and never upload it as plain text.  (not-hashed, service ConversionEmailAddressIsNotHashed)',
      '',
      'up.csv: not valid',
      '  1 record (1 Add); Format Version 6.0',
      '  1 error, no warnings',
    ),
    code: 1,
  },
  'several files, each with its summary; the worst decides': {
    files: {
      'a.csv': uploadText(header, version, good),
      'b.csv': uploadText(header, version, nameless),
    },
    args: ['a.csv', 'b.csv'],
    stdout: linesOf(
      'a.csv: valid',
      '  1 record (1 Add); Format Version 6.0',
      '  no errors, no warnings',
      'b.csv:3  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      '',
      'b.csv: not valid',
      '  1 record (1 Add); Format Version 6.0',
      '  1 error, no warnings',
    ),
    code: 1,
  },
  'more than the cap': {
    files: { 'up.csv': uploadText(header, version, nameless, nameless, nameless) },
    args: ['up.csv', '--max-issues', '1'],
    stdout: linesOf(
      'up.csv:3  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      'up.csv  and 2 more of required',
      '',
      'up.csv: not valid',
      '  3 records (3 Add); Format Version 6.0',
      '  3 errors, no warnings',
    ),
    code: 1,
  },
  'an action that can not be read': {
    files: {
      'up.csv': uploadText(
        `${header},Adjustment Type`,
        `${version},`,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click},Undo`,
      ),
    },
    stdout: linesOf(
      'up.csv:3  error  Adjustment Type  Adjustment Type "Undo" is not an action. Write Restate or Retract, or leave it empty to add a conversion.  (adjustment-type, service 5618)',
      '',
      'up.csv: not valid',
      '  1 record (1 of an unknown action); Format Version 6.0',
      '  1 error, no warnings',
    ),
    code: 1,
  },
  'characters that would steer the terminal are not printed': {
    files: {
      'up\u001b[31m\n.csv': uploadText(
        `${header},Evil\u001b[31m Column`,
        `${version},`,
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click},`,
        'Evil\u001b[31m type,,,,,,',
      ),
    },
    args: ['up\u001b[31m\n.csv'],
    stdout: linesOf(
      'up\\u001b[31m\\u000a.csv:1  warning  Column 7 does not belong to this record type, so the service most likely ignores it. Correct its name, or remove it.  (column-unknown)',
      'up\\u001b[31m\\u000a.csv:4  error  Type  No record has the Type of this row, so the row is not read, and the service rejects it. Correct the Type, or remove the row.  (record-type, service 4203)',
      '',
      'up\\u001b[31m\\u000a.csv: not valid',
      '  1 record (1 Add); Format Version 6.0; not read: 1 "(other)"',
      '  1 error, 1 warning',
    ),
    code: 1,
  },
};

test.each(Object.entries(cases))('%s', async (_, { files, args = ['up.csv'], stdout, code }) => {
  const outcome = await runOn(files, ['validate', ...args, ...now]);
  expect(outcome).toEqual({ stdout, stderr: '', code });
});

test('standard input', async () => {
  const input = uploadText(header, version, nameless);
  expect(await run(['validate', '-', ...now], { input })).toEqual({
    stdout: linesOf(
      '-:3  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      '',
      '-: not valid',
      '  1 record (1 Add); Format Version 6.0',
      '  1 error, no warnings',
    ),
    stderr: '',
    code: 1,
  });
});

test('a file that is missing does not keep the others from being read', async () => {
  const files = { 'a.csv': uploadText(header, version, good) };
  const outcome = await runOn(files, ['validate', 'none.csv', 'a.csv', ...now]);
  expect(outcome).toEqual({
    stdout: linesOf(
      'a.csv: valid',
      '  1 record (1 Add); Format Version 6.0',
      '  no errors, no warnings',
    ),
    stderr: 'none.csv: no such file or folder.\n',
    code: 2,
  });
});

test('a folder', async () => {
  expect(await runOn({}, ['validate', '.'])).toEqual({
    stdout: '',
    stderr: '.: is a folder.\n',
    code: 2,
  });
});

test.each([
  ['2020-04-02T00:00:00Z', 0, ['bom-missing']],
  ['2020-04-01T20:50:54+02:00', 0, ['bom-missing']],
  ['2020-06-30T18:50:54Z', 0, ['bom-missing']],
  ['2020-06-30T18:50:55Z', 1, ['bom-missing', 'conversion-too-old, service 5609']],
  ['2020-04-01T18:50:53Z', 1, ['bom-missing', 'conversion-in-future, service 5614']],
])("the vendor's example at %s", async (moment, code, tails) => {
  const outcome = await run(['validate', 'samples/vendor-example.csv', '--now', moment]);
  expect(outcome.code).toBe(code);
  expect(Array.from(outcome.stdout.matchAll(/\(([^()]+)\)$/gm), ([, tail]) => tail)).toEqual(tails);
});

test("the vendor's example against today's clock", async () => {
  const { stdout, code } = await run(['validate', 'samples/vendor-example.csv']);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^samples\/vendor-example\.csv:3 {2}error .*\(conversion-too-old, service 5609\)$/m,
  );
});
