import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { folderOf, fromNdjson, now, run } from '../../support/run';
import { stamp } from '../../support/stamp';
import { uploadText } from '../../support/upload-text';
import { onlyFileOf } from '../../support/zip-file';

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const click = 'f894f652ea334e739002f7167ab8f8e3';
const good = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`;
const bad = `Offline Conversion,,b,Lead,11/32/2026 9:30:00 AM,${click}`;
const iso = good.replace('11/2/2026 9:30:00 AM', '2026-11-02T09:30:00Z');
const other = (row: string) => row.replace(',a,', ',c,').replace('f8e3', 'f8e4');
const files = {
  'nearly.csv': [header, iso, other(iso)].join('\n'),
  'bad.csv': uploadText(header, version, iso, bad),
  'right.csv': uploadText(header, version, good),
  'open.csv': uploadText(header, iso, '"'),
  'old.csv': 'old',
};

/** Runs `fix` in a folder of its own. */
async function fix(...args: readonly string[]) {
  const cwd = folderOf(files);
  const outcome = await run(['fix', ...args, ...now], { cwd });
  const bytesOf = (name: string) => {
    const path = join(cwd, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  return { ...outcome, bytesOf, textOf: (name: string) => bytesOf(name)?.toString(), cwd };
}

describe('as text', () => {
  test.each<[input: string, code: number, stdout: readonly string[], text: string]>([
    [
      'nearly.csv',
      0,
      [
        'out.csv: fixed',
        '  Wrote the file as UTF-8 with a byte order mark.  (bom-missing)',
        '  Rewrote 2 ISO times as M/d/yyyy h:mm:ss AM.  (time-iso)',
        '  Added the Format Version row.  (version-missing)',
        '  Ended 2 lines with CRLF.  (line-end)',
        ...['', 'out.csv: valid', '  2 records (2 Add); Format Version 6.0'],
        '  no errors, no warnings',
      ],
      uploadText(header, version, good, other(good)),
    ],
    [
      'bad.csv',
      1,
      [
        'out.csv: fixed',
        '  Rewrote 1 ISO time as M/d/yyyy h:mm:ss AM.  (time-iso)',
        '',
        'out.csv:4  error  Conversion Time  "11/32/2026 9:30:00 AM" is a date or time of day that does not exist. Correct it.  (time-format, service 5607)',
        ...['', 'out.csv: not valid', '  2 records (2 Add); Format Version 6.0'],
        '  1 error, no warnings',
      ],
      uploadText(header, version, good, bad),
    ],
    [
      'right.csv',
      0,
      [
        ...['out.csv: nothing to fix', '', 'out.csv: valid'],
        ...['  1 record (1 Add); Format Version 6.0', '  no errors, no warnings'],
      ],
      files['right.csv'],
    ],
  ])('%s', async (input, code, stdout, text) => {
    const outcome = await fix(input, '-o', 'out.csv');
    expect(outcome.stdout.split('\n')).toEqual([...stdout, '']);
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code, stderr: '' });
    expect(outcome.textOf('out.csv')).toBe(text);
  });
});

describe('what is left is reported as by validate', () => {
  test.each(['json', 'ndjson', 'sarif'])('%s', async (format) => {
    const { stdout, code, cwd } = await fix('bad.csv', '-o', 'out.csv', '--format', format);
    const validated = await run(['validate', 'out.csv', '--format', format, ...now], { cwd });
    const changes = { 'time-iso': 1 };
    if (format === 'sarif') expect(JSON.parse(stdout)).toEqual(JSON.parse(validated.stdout));
    else {
      const expected = fromNdjson(validated.stdout) as object[];
      const schema = format === 'json' ? 'fix' : 'fix-line';
      const last = { ...expected.pop(), ...stamp(schema), changes };
      expect(fromNdjson(stdout)).toEqual([...expected, last]);
    }
    expect(code).toBe(validated.code);
  });

  it('with the options of checking', async () => {
    const strict = ['--severity', 'bom-missing=error', '--channel', 'sandbox', '--strict'];
    expect((await fix('right.csv', '-o', 'out.csv', ...strict)).code).toBe(0);
    const counted = await fix('bad.csv', '-o', 'out.csv', '--max-issues', '0');
    expect(counted.stdout).toContain('out.csv  and 1 more of time-format');
  });
});

describe('the target', () => {
  test.each(['out.tsv', 'out.zip', 'out.tsv.zip'])('%s', async (name) => {
    const { bytesOf, code } = await fix('nearly.csv', '-o', name, '--quiet');
    const text = uploadText(header, version, good, other(good));
    const expected = name.includes('tsv') ? text.replaceAll(',', '\t') : text;
    const bytes = bytesOf(name) as Buffer;
    if (name.endsWith('.zip')) {
      const { name: entry, content } = onlyFileOf(bytes);
      expect(entry).toBe(name.includes('tsv') ? 'out.tsv' : 'out.csv');
      expect(content.toString()).toBe(expected);
    } else expect(bytes.toString()).toBe(expected);
    expect(code).toBe(0);
  });

  it('is kept if the input cannot be read to its end', async () => {
    const { stdout, stderr, code, textOf, cwd } = await fix('open.csv', '-o', 'old.csv');
    expect(stderr).toBe(
      'open.csv: line 3: The quote opened on line 3 is never closed, so nothing after it can be read. Close it, or remove it.\n',
    );
    expect(stdout).toContain('open.csv: could not be read to the end  (quote)');
    expect(code).toBe(2);
    expect(textOf('old.csv')).toBe('old');
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });
});

it('reads standard input', async () => {
  const cwd = folderOf();
  const input = files['nearly.csv'];
  const { code } = await run(['fix', '-', '-o', 'out.csv', '-q', ...now], { cwd, input });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'out.csv'), 'utf8')).toContain(good);
});

it('keeps ISO times of a result', async () => {
  const { textOf, code } = await fix('nearly.csv', '-o', 'out.csv', '--result', '--quiet');
  expect(textOf('out.csv')).toBe(uploadText(header, version, iso, other(iso)));
  expect(code).toBe(0);
});

describe('wrong use', () => {
  test.each<[args: readonly string[], sentence: string]>([
    [[], 'Name one INPUT, or "-" for standard input.'],
    [['a.csv', 'b.csv', '-o', 'out.csv'], 'Name one INPUT, or "-" for standard input.'],
    [['nearly.csv'], 'Name the output with -o FILE. Standard output is for the report.'],
    [['nearly.csv', '-o', '-'], 'Name the output with -o FILE. Standard output is for the report.'],
    [
      ['nearly.csv', '-o', './nearly.csv'],
      './nearly.csv: This file is the INPUT and would be overwritten. Name another FILE.',
    ],
    [['absent.csv', '-o', 'out.csv'], 'absent.csv: no such file or folder.'],
    [['nearly.csv', '-o', 'no/out.csv'], 'no/out.csv: no such file or folder.'],
    [
      ['nearly.csv', '-o', 'out.csv', '--format', 'xml'],
      '--format must be text, json, ndjson, sarif, or github.',
    ],
  ])('%j', async (args, sentence) => {
    const { stderr, stdout, code, cwd } = await fix(...args);
    expect({ stderr, stdout, code }).toEqual({
      stderr: `msads-bulk fix: ${sentence}\n`,
      stdout: '',
      code: 2,
    });
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });
});
