import { describe, expect, it, test } from 'vitest';
import { folderOf, linesOf, run, runOn } from '../../support/run';
import { uploadText } from '../../support/upload-text';
import { cases } from '../report-files/cases';
import { faultsOfHtml } from '../report-files/valid-html';

/* Each format of a profile in full is in test/cli/report-files. */

const { files = {} } = cases.profile ?? {};

describe('what is printed', () => {
  it('is the same object as in a report', async () => {
    const { stdout, stderr, code } = await runOn(files, [
      ...['profile', 'days.csv', '--format', 'json'],
    ]);
    expect([stderr, code]).toEqual(['', 0]);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ $schema: 'msads-bulk/schemas/profile.json', file: 'days.csv', records: 54 },
      otherGoals: 0,
    });
  });

  it('is a page of its own', async () => {
    const cwd = folderOf(files);
    const args = ['profile', 'days.csv', '--format', 'html'];
    const { stdout, code } = await run(args, { cwd });
    expect(code).toBe(0);
    expect(await faultsOfHtml(stdout)).toEqual([]);
    expect(stdout).toContain('<h1>Profile of days.csv</h1>');
  });

  it('has what does not fit the tables', async () => {
    const upload = uploadText(
      'Type,Name,Conversion Name,Conversion Time',
      'Format Version,6.0,,',
      'Offline Conversion,,,soon',
      'Offline Conversion,,jane@example.com,11/2/2026 9:30:00 AM',
    );
    expect(await runOn({ 'up.csv': upload }, ['profile', 'up.csv'])).toEqual({
      stdout: linesOf(
        'up.csv: 2 records',
        '  from 2026-11-02T09:30:00Z to 2026-11-02T09:30:00Z',
        '  note  No Add has a value, so its goal decides what 2 conversions are worth.',
        '  note  2 rows have no click id, no email address, and no phone number. The service rejects such rows.',
        '',
        'goal       rows  share',
        '(no name)     1  50.0%',
        '(others)      1  50.0%',
        '',
        'action  rows  share',
        'Add        2   100%',
        '',
        'identifier     rows  share',
        'click id          0     0%',
        'email address     0     0%',
        'phone number      0     0%',
        'none of them      2   100%',
        '',
        'action      currency  sum  rows  of these 0',
        '(no value)                    2',
        '',
        'day         rows  share',
        '2026-11-02     1  50.0%',
        '(no time)      1  50.0%',
      ),
      ...{ stderr: '', code: 0 },
    });
  });
});

test.each([
  [['days.csv', '--format', 'xml'], '--format must be text, json, or html.'],
  [[], 'Name one FILE, or "-" for standard input.'],
  [['days.csv', 'days.csv'], 'Name one FILE, or "-" for standard input.'],
  [['absent.csv'], 'absent.csv: no such file or folder.'],
  [
    ['days.csv', '--report', 'days.csv'],
    '--report needs a FILE that ends in .html, .json, .ndjson, .sarif, .xml, or .md.',
  ],
])('wrong use: %j', async (args, sentence) => {
  expect(await runOn(files, ['profile', ...args])).toEqual({
    ...{ stdout: '', stderr: `msads-bulk profile: ${sentence}\n`, code: 2 },
  });
});

test('a file that ends within a quote has no profile', async () => {
  const { stdout, stderr, code } = await runOn({ 'up.csv': `${files['days.csv']}"` }, [
    ...['profile', 'up.csv'],
  ]);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toMatch(/^msads-bulk profile: up\.csv: line 57: /);
});
