import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { apply, applyIn, rowsOf } from '../../support/applied';
import { zipOf } from '../../support/archives';
import { inputOf, record, wrong, wrongLine } from '../../support/lead-records';
import { type Files, folderOf, fromNdjson, linesOf, ndjson } from '../../support/run';
import { fullHeader, fullUpload, uploadText } from '../../support/upload-text';

const first = '00001-ApplyOfflineConversions.json';
const second = '00002-ApplyOfflineConversions.json';
const row = (i: number, name = 'Lead') =>
  `Offline Conversion,,a${i},${name},11/2/2026 9:30:00 AM,,,,,,,,,,,${record(i).microsoftClickId}`;

const stopped =
  'Stopped: out was not written. To leave out records with errors, use --on-error skip.';
const input = ndjson(record(1), wrong(2), record(3));
const rejects = ['--rejects', 'rejects.ndjson'];
const skip = ['--on-error', 'skip'];
const namesIssue = {
  ...{ code: 'required', severity: 'error', column: 'Conversion Name' },
  ...{ property: 'conversionName', action: 'Add' },
  ...{ message: 'Conversion Name is empty. An Add requires it.' },
  facts: { column: 'Conversion Name', action: 'Add' },
  serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
};

describe('a wrong object', () => {
  it('stops: nothing is written, and the folder is not made', async () => {
    expect(await apply({ 'in.ndjson': input }, ['in.ndjson'])).toMatchObject({
      ...{ stdout: '', stderr: linesOf(wrongLine(2), stopped), code: 1 },
      ...{ out: undefined, names: ['in.ndjson'] },
    });
  });

  it('stops what goes to standard output after what has gone', async () => {
    const given = { 'in.ndjson': ndjson(record(1), record(2), wrong(3), record(4)) };
    const outcome = await applyIn(folderOf(given), ['in.ndjson', '--max-items', '2']);
    expect(fromNdjson(outcome.stdout)).toMatchObject([{ rows: [1, 2] }]);
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toBe(
      linesOf(
        wrongLine(3),
        'Stopped: the output is incomplete. To leave out records with errors, use --on-error skip.',
      ),
    );
  });

  it('is left out with --on-error skip, and the rows are those of the input all the same', async () => {
    const given = ndjson(
      record(1),
      wrong(2),
      'no object',
      { ...record(4), email: 'a@b.c' },
      record(5),
    );
    const applied = await apply({ 'in.ndjson': given }, ['in.ndjson', ...skip, ...rejects]);
    expect(applied).toMatchObject({
      stderr: linesOf(
        wrongLine(2),
        'in.ndjson:3  error  The input is not a JSON object. Write each record as one object, on a line of its own.  (not-json)',
        'in.ndjson:4  error  Property "email" cannot be written as plain text. Set the option "hash" (--hash) to hash it.  (property-unknown, service ConversionEmailAddressIsNotHashed)',
        'out: 2 records in 1 request, 3 left out',
      ),
      code: 1,
    });
    expect(rowsOf(applied)).toEqual([[first, [1, 5]]]);
    expect(fromNdjson(applied.rejects ?? '')).toEqual([
      { ...wrong(2), issues: [{ ...namesIssue, line: 2, clientId: 'a2' }] },
      { text: '"no object"', issues: [expect.objectContaining({ code: 'not-json', line: 3 })] },
      {
        ...{ ...record(4), email: 'a@b.c' },
        issues: [expect.objectContaining({ code: 'property-unknown', line: 4 })],
      },
    ]);
  });
});

describe('a wrong row of a bulk file', () => {
  const files = { 'in.csv': fullUpload(row(1), row(2, ''), row(3)) };
  const said =
    'in.csv:4  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)';

  it('stops', async () => {
    expect(await apply(files, ['in.csv', ...rejects])).toMatchObject({
      ...{ stderr: linesOf(said, stopped), code: 1, out: undefined },
      names: ['in.csv', 'rejects.ndjson'],
    });
  });

  it('is left out with --on-error skip', async () => {
    const applied = await apply(files, ['in.csv', ...skip, ...rejects]);
    expect(applied).toMatchObject({
      ...{ stderr: linesOf(said, 'out: 2 records in 1 request, 1 left out'), code: 1 },
    });
    expect(rowsOf(applied)).toEqual([[first, [2, 4]]]);
    expect(fromNdjson(applied.rejects ?? '')).toEqual([
      {
        Type: 'Offline Conversion',
        'Client Id': 'a2',
        'Conversion Time': '11/2/2026 9:30:00 AM',
        'Microsoft Click Id': record(2).microsoftClickId,
        issues: [{ ...namesIssue, line: 4, clientId: 'a2' }],
      },
    ]);
  });
});

describe('a fault of a bulk file as a whole', () => {
  const files = { 'in.csv': uploadText(fullHeader, row(1)) };
  const said =
    'in.csv:2  error  The file has no Format Version row. The first row after the header must have Type "Format Version" and Name "6.0".  (version-missing, service 3219)';

  it('stops', async () => {
    expect(await apply(files, ['in.csv'])).toMatchObject({
      ...{ stderr: linesOf(said, 'Stopped: out was not written.'), code: 1, out: undefined },
    });
  });

  it('is said with --on-error skip, and its records are applied', async () => {
    const applied = await apply(files, ['in.csv', ...skip]);
    expect(applied).toMatchObject({
      ...{ stderr: linesOf(said, 'out: 1 record in 1 request'), code: 1 },
    });
    expect(rowsOf(applied)).toEqual([[first, [1]]]);
  });

  it('leaves out the records of an action whose column is missing', async () => {
    const lacking = uploadText(
      'Type,Name,Conversion Name,Microsoft Click Id',
      'Format Version,6.0,,',
      `Offline Conversion,,Lead,${record(1).microsoftClickId}`,
    );
    const { stderr, code, out } = await apply({ 'in.csv': lacking }, ['in.csv', ...skip]);
    expect(stderr).toMatch(
      /^in\.csv:1 {2}error {2}Conversion Time .*\(column-missing.*\)\n.*\(no-records\)\nStopped: out was not written\.\n$/,
    );
    expect([code, out]).toEqual([1, undefined]);
  });
});

test('what is said of two records names the earlier one as the index does', async () => {
  const given = {
    'in.ndjson': `\n${inputOf(1, 2, 1)}`,
    'in.csv': fullUpload(row(1), row(2), row(1)),
  };
  const same =
    'adds the same conversion. The service uses the first one and ignores the others.  (duplicate)';
  const said: unknown[] = [];
  for (const name of Object.keys(given)) said.push((await apply(given, [name])).stderr);
  expect(said).toEqual([
    linesOf(`in.ndjson:4  warning  Row 2 ${same}`, 'out: 3 records in 1 request'),
    linesOf(`in.csv:5  warning  Row 2 after the header ${same}`, 'out: 3 records in 1 request'),
  ]);
});

describe('what can not be read to its end leaves nothing', () => {
  const unclosed = fullUpload(row(1), row(2).replace('Lead', '"Lead'));
  test.each<[string, string | Uint8Array, string]>([
    [
      'in.csv',
      unclosed,
      'in.csv: line 4: The quote opened on line 4 is never closed, so nothing after it can be read. Close it, or remove it.',
    ],
    [
      'in.csv',
      'Format Version,6.0\r\nOffline Conversion,\r\n',
      'in.csv: line 1: The file has no header: its first row is already a record. Add a row with the column names above it.',
    ],
    ['in.csv', '', 'in.csv: The input is empty. Its first row must name the columns.'],
    [
      'in.csv',
      'a,b\n1,2\n',
      'in.csv: line 1: The header contains no column of an offline conversion.',
    ],
    ['in.json', '{}', 'in.json: line 1: The file must contain a JSON array of objects.'],
  ])('%s %#', async (name, content, sentence) => {
    const applied = await apply({ [name]: content }, [name, ...rejects]);
    expect(applied).toMatchObject({ stdout: '', code: 2, out: undefined, names: [name] });
    expect(applied.stderr).toBe(`msads-bulk apply: ${sentence}\n`);
  });

  it('a damaged archive', async () => {
    const files = { 'in.zip': zipOf([{ content: fullUpload(row(1)), sum: 1 }]) };
    const applied = await apply(files, ['in.zip']);
    expect(applied).toMatchObject({ code: 2, out: undefined, names: ['in.zip'] });
    expect(applied.stderr).toMatch(/^msads-bulk apply: in\.zip: line \d+: /);
  });
});

/** A folder with these files, and others in its folder `out`. */
function folderWith(files: Files, out: Files): string {
  const cwd = folderOf(files);
  mkdirSync(join(cwd, 'out'));
  for (const [name, content] of Object.entries(out)) writeFileSync(join(cwd, 'out', name), content);
  return cwd;
}

describe('the folder of an earlier run', () => {
  const given = { 'in.ndjson': inputOf(1) };
  const old = { [first]: '{"OfflineConversions":[]}', 'index.json': '[]\n' };

  test.each([
    '00002-ApplyOfflineConversions.json',
    '00002-ApplyOfflineConversionAdjustments.json',
    '00001-ApplyOfflineConversionAdjustments.json',
    '00001-ApplyOfflineConversions.xml',
  ])('with %s, which this run does not make, is refused as it is', async (left) => {
    const out = { [left]: 'old', ...old };
    const cwd = folderWith(given, out);
    expect(await applyIn(cwd, ['in.ndjson', '--out-dir', 'out', ...rejects])).toMatchObject({
      stderr: `msads-bulk apply: out/${left} is left over from an earlier run and would be sent with this one. Remove it.\n`,
      ...{ code: 2, out, names: ['in.ndjson', 'out'] },
    });
  });

  it('is written over, and other files are kept', async () => {
    const kept = { 'answer-00002.json': 'kept', '00002-Apply.json': 'kept', 'x.xml': 'kept' };
    const cwd = folderWith({ 'in.ndjson': inputOf(1, 2) }, { ...kept, ...old });
    const args = ['in.ndjson', '--out-dir', 'out/', '--max-items', '1'];
    const applied = await applyIn(cwd, args);
    expect(applied.stderr).toBe('out/: 2 records in 2 requests\n');
    expect(applied.out).toMatchObject(kept);
    expect(Object.keys(applied.out ?? {}).sort()).toEqual(
      [...Object.keys(kept), first, second, 'index.json'].sort(),
    );
    expect(rowsOf(applied)).toEqual([
      [first, [1]],
      [second, [2]],
    ]);
    expect(applied.out?.[first]).toMatch(/^{"OfflineConversions":\[/);
  });

  test.each([
    [['--format', 'json'], first],
    [['--format', 'soap'], first.replace('json', 'xml')],
  ])('%s is written over by the same command, and nothing else is', async (format, name) => {
    const args = ['in.ndjson', '--out-dir', 'out', ...format];
    const cwd = folderOf(given);
    const before = await applyIn(cwd, args);
    const again = await applyIn(cwd, args);
    expect([before.code, again.code, again.out]).toEqual([0, 0, before.out]);
    for (const file of [name, 'index.json'])
      for (const content of ['old', '', '[]', '{}', '[\n{"file":"a.json"}\n]\n', '<s:Envelope/>']) {
        const out = { ...before.out, [file]: content };
        const folder = folderWith(given, out);
        expect(await applyIn(folder, [...args, ...rejects]), content).toMatchObject({
          stderr: `msads-bulk apply: out/${file}: This file was not written by apply and would be overwritten. Move it, or name another DIR.\n`,
          ...{ code: 2, out, names: ['in.ndjson', 'out'] },
        });
      }
  });
});

describe('files in each other’s way', () => {
  it('the INPUT is never written over', async () => {
    const list = JSON.stringify([record(1)]);
    for (const name of ['index.json', first]) {
      const cwd = folderWith({}, { [name]: list });
      expect(await applyIn(cwd, [`out/${name}`, '--out-dir', 'out'])).toMatchObject({
        stderr: `msads-bulk apply: out/${name}: This file is the INPUT and would be overwritten. Name another FILE.\n`,
        ...{ code: 2, out: { [name]: list } },
      });
    }
  });

  it('the rejects are never written over', async () => {
    const args = ['in.ndjson', '--out-dir', 'out', '--rejects', 'out/index.json'];
    expect(await applyIn(folderOf({ 'in.ndjson': inputOf(1) }), args)).toMatchObject({
      stderr: 'msads-bulk apply: --rejects needs its own FILE.\n',
      ...{ code: 2, names: ['in.ndjson'] },
    });
  });

  it('the rejects may stand in the folder that is made', async () => {
    const args = ['in.ndjson', '--out-dir', 'out', '--rejects', 'out/rejects.ndjson', ...skip];
    const { code, out } = await applyIn(folderOf({ 'in.ndjson': input }), args);
    expect([code, Object.keys(out ?? {})]).toEqual([1, [first, 'index.json', 'rejects.ndjson']]);
  });
});

describe('a folder that can not be written', () => {
  test.each([
    ['new/out', 'new/out: no such file or folder.'],
    ['in.ndjson', 'in.ndjson: not a folder.'],
    ['in.ndjson/out', 'in.ndjson/out: not a folder.'],
  ])('%s', async (outDir, sentence) => {
    const args = ['in.ndjson', '--out-dir', outDir];
    expect(await applyIn(folderOf({ 'in.ndjson': inputOf(1) }), args)).toMatchObject({
      ...{ stdout: '', stderr: `msads-bulk apply: ${sentence}\n`, code: 2, names: ['in.ndjson'] },
    });
  });
});

test('that the folder is none is told before the input is read', async () => {
  const given = { 'in.ndjson': ndjson(wrong(1)) };
  expect(await applyIn(folderOf(given), ['in.ndjson', '--out-dir', 'in.ndjson'])).toMatchObject({
    ...{ stderr: 'msads-bulk apply: in.ndjson: not a folder.\n', code: 2 },
  });
});

describe('wrong use', () => {
  const files = { 'in.ndjson': inputOf(1), 'in.csv': fullUpload(row(1)), 'in.zip': '' };
  test.each([
    ['', 'Name one INPUT, or "-" for standard input.'],
    ['in.ndjson in.csv', 'Name one INPUT, or "-" for standard input.'],
    ['in.ndjson --format xml', '--format must be json or soap.'],
    ['in.ndjson --max-items 0', '--max-items must be a whole number from 1 to 1000.'],
    ['in.ndjson --max-items 1001', '--max-items must be a whole number from 1 to 1000.'],
    ['in.ndjson --max-items many', '--max-items must be a whole number.'],
    ['in.ndjson --out-dir=', '--out-dir needs the name of a folder.'],
    ['in.ndjson --out-dir -', '--out-dir needs the name of a folder.'],
    ['in.ndjson -o out.json', "Unknown option '-o'. It is an option of fix, generate, and send."],
    ['in.ndjson --rejects -', '--rejects needs its own FILE.'],
    [
      'in.ndjson --rejects in.ndjson',
      'in.ndjson: This file is the INPUT and would be overwritten. Name another FILE.',
    ],
    ['in.ndjson --from bulk', '--from must be ndjson, json, or csv.'],
    ['none.csv', 'none.csv: no such file or folder.'],
    ['in.csv --hash', 'in.csv: This is a bulk file, so --hash does not apply.'],
    [
      'in.csv --time-zone Europe/Berlin',
      'in.csv: This is a bulk file, so --time-zone does not apply.',
    ],
    ['in.csv --ambiguous earlier', 'in.csv: This is a bulk file, so --ambiguous does not apply.'],
    ['in.csv --date-order dmy', 'in.csv: This is a bulk file, so --date-order does not apply.'],
  ])('apply %s', async (args, sentence) => {
    const given = args === '' ? [] : args.split(' ');
    expect(await applyIn(folderOf(files), given)).toMatchObject({
      ...{ stdout: '', stderr: `msads-bulk apply: ${sentence}\n`, code: 2 },
      names: Object.keys(files).sort(),
    });
  });
});
