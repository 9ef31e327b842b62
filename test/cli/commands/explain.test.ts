import { describe, expect, it, test } from 'vitest';
import { unattributedReasons } from '../../../src/api/report/reasons';
import { issueCodes } from '../../../src/index';
import { serviceErrors } from '../../../src/vendor/errors';
import { folderOf, linesOf, run } from '../../support/run';

const explain = (...args: readonly string[]) => run(['explain', ...args]);

describe('a code', () => {
  it('is explained as in the docs, without their markup', async () => {
    const shown = {
      stdout: linesOf(
        'delimiter',
        '',
        'error, always',
        '',
        'The header is separated by `;` or `|`, which some spreadsheets write.',
        '',
        'Fix: save the file with commas or tabs.',
        '',
        'Example:',
        '  Type;Name;Client Id;Conversion Name;Conversion Time;Microsoft Click Id',
        '  Format Version;6.0;;;;',
        '  Offline Conversion;;order-1001;Signed contract;11/2/2026 9:30:00 AM;f894f652ea334e739002f7167ab8f8e3',
      ),
      stderr: '',
      code: 0,
    };
    expect(await explain('delimiter')).toEqual(shown);
    expect(await explain('DELIMITER')).toEqual(shown);
    expect(await run(['explain', 'delimiter'], { cwd: folderOf() })).toEqual(shown);
  });

  it('loses its links', async () => {
    const { stdout } = await explain('time-format');
    expect(stdout).toContain('one of the forms that are read');
    expect(stdout).not.toMatch(/\]\(|\*\*|```/);
  });

  test.each(Object.keys(issueCodes))('%s', async (code) => {
    const { stdout, stderr } = await explain(code);
    expect(stdout.split('\n')[0]).toBe(code);
    expect(stdout).toMatch(/^Fix: [\s\S]*^Example/m);
    expect(stdout.match(/^Example/gm)).toHaveLength(1);
    expect(stderr).toBe('');
  });
});

describe('an error of the service', () => {
  const shown = {
    stdout: linesOf(
      '5617  ClickIdDateTimeOutsideGoalConversionWindow  fix',
      '',
      "Conversion Time is further from the click than the goal's conversion window allows. Correct the time",
      'or the click id if one is wrong, or leave the row out.',
      '',
      'Likely cause: The conversion came too long after the click.',
      'What to do: Extend the window of the goal for later conversions.',
      '',
      'Validation can find this before the upload:',
      "  outside-window  a Conversion Time after the goal's conversion window",
    ),
    stderr: '',
    code: 0,
  };

  it.each([
    '5617',
    'ClickIdDateTimeOutsideGoalConversionWindow',
    'clickiddatetimeoutsidegoalconversionwindow',
  ])('is explained by its number and its name: %s', async (word) => {
    expect(await explain(word)).toEqual(shown);
  });

  test.each(Object.entries<{ number?: number; meaning: string }>(serviceErrors))(
    '%s',
    async (name, { number, meaning }) => {
      const byName = await explain(name);
      const start = number === undefined ? '' : `${number}  `;
      expect(byName.stdout.startsWith(`${start}${name}  `)).toBe(true);
      expect(byName.stdout.replaceAll('\n', ' ')).toContain(meaning);
      if (number !== undefined)
        expect((await explain(String(number))).stdout).toContain(byName.stdout);
    },
  );

  test.each(Object.keys(unattributedReasons))('a reason of the report: %s', async (name) => {
    const { stdout, code } = await explain(name);
    expect([stdout.split('\n')[0], code]).toEqual([name, 0]);
    expect(stdout.split('\n')[2]).toMatch(/^[A-Z].*/);
  });
});

test.each([
  ['tme-format', 'Unknown code "tme-format". Did you mean "time-format"?'],
  ['time_format', 'Unknown code "time_format". Did you mean "time-format"?'],
  [
    'OfflineConversionTimeInvald',
    'Unknown code "OfflineConversionTimeInvald". Did you mean "OfflineConversionTimeInvalid"?',
  ],
  ['NoMatchingClick', 'Unknown code "NoMatchingClick". Did you mean "NoMatchingClickFound"?'],
  ['56177', 'Unknown code "56177". Did you mean "5617"?'],
  ['9', 'Unknown code (1 character). Run msads-bulk rules for a list.'],
  ['constructor', 'Unknown code (11 characters). Run msads-bulk rules for a list.'],
  ['jane.doe@example.com', 'Unknown code (20 characters). Run msads-bulk rules for a list.'],
])('%s is unknown', async (word, sentence) => {
  expect(await explain(word)).toEqual({
    stdout: '',
    stderr: `msads-bulk explain: ${sentence}\n`,
    code: 2,
  });
});

it.each([[[]], [['required', 'duplicate']]])('needs one code: %j', async (args) => {
  const { stderr, code } = await explain(...args);
  expect([stderr, code]).toEqual([
    'msads-bulk explain: Name one CODE, for example time-format or 5607.\n',
    2,
  ]);
});
