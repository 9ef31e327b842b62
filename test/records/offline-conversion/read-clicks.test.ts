import { describe, expect, it, test } from 'vitest';
import { BulkFileError, checkOfflineConversion, type Issue } from '../../../src/index';
import { readClicks } from '../../../src/services';
import { withoutMessage } from '../../support/without-message';

const [a, b] = ['f894f652ea334e739002f7167ab8f8e3', '5c0e6f0f6b2b4c4e9d1f2a3b4c5d6e7f'];
const dashed = 'F894F652-EA33-4E73-9002-F7167AB8F8E3';
const text = (...lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
const header = 'Microsoft Click Id,Click Time';
const nine = '2026-11-02T09:00:00.000Z';

async function read(file: Parameters<typeof readClicks>[0]) {
  const { clicks, issues, truncated } = await readClicks(file);
  const times = Object.fromEntries([...clicks].map(([id, at]) => [id, at.toISOString()]));
  return { times, issues: withoutMessage(issues), truncated };
}

describe('clicks are read', () => {
  test.each<[what: string, file: Parameters<typeof readClicks>[0], times: object]>([
    ['ISO', text(header, `${a},2026-11-02T09:00:00Z`), { [a]: nine }],
    ['the form of a bulk file', text(header, `${a},11/2/2026 9:00:00 AM`), { [a]: nine }],
    ['without an offset it is UTC', text(header, `${a},2026-11-02T09:00:00`), { [a]: nine }],
    ['the form of the web', text(header, `${a},2026-11-02 09:00:00`), { [a]: nine }],
    ['another offset', text(header, `${a},2026-11-02T10:00:00+01:00`), { [a]: nine }],
    [
      'a fraction of a second',
      text(header, `${a},2026-11-02T09:00:00.6853793Z`),
      { [a]: '2026-11-02T09:00:00.685Z' },
    ],
    ['dashes and capitals', text(header, `${dashed},2026-11-02T09:00:00Z`), { [a]: nine }],
    ['tabs', text(header, `${b},2026-11-02T09:00:00Z`).replaceAll(',', '\t'), { [b]: nine }],
    ['semicolons', text(header, `${b},2026-11-02T09:00:00Z`).replaceAll(',', ';'), { [b]: nine }],
    [
      'other columns, another order and other letters',
      text('Campaign,click time,GCLID, microsoft CLICK id', `"x, y",2026-11-02T09:00:00Z,g,${a}`),
      { [a]: nine },
    ],
    ['quotes', text(header, `"${a}","11/2/2026 9:00:00 AM"`), { [a]: nine }],
    ['bytes with a mark', new TextEncoder().encode(`\ufeff${header}\n${a},${nine}`), { [a]: nine }],
    [
      'one click twice',
      text(header, `${a},${nine}`, `${dashed},11/2/2026 9:00:00 AM`),
      { [a]: nine },
    ],
    ['none', text(header), {}],
  ])('%s', async (_, file, times) => {
    expect(await read(file)).toEqual({ times, issues: [], truncated: false });
  });

  it('of several times of one click the earliest is taken', async () => {
    const at = (minute: string) => `${a},2026-11-02T09:${minute}:00Z`;
    const file = text(header, at('05'), at('00'), `${b},${nine}`, at('09'), at('00'));
    const { clicks, issues } = await readClicks(file);
    expect([...clicks]).toEqual([
      [a, new Date(nine)],
      [b, new Date(nine)],
    ]);
    expect(issues).toEqual([
      {
        ...{ code: 'click-repeated', severity: 'warning', line: 6, row: 5 },
        message:
          '2 rows give a different time for a click that already has one. The earliest time is used.',
        facts: { count: 2 },
      },
    ]);
  });

  it('and are what the option takes', async () => {
    const { clicks } = await readClicks(text(header, `${dashed},2026-11-02T09:40:00Z`));
    const lead = { conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };
    const now = new Date('2026-11-21T12:00:00Z');
    const issues = checkOfflineConversion({ ...lead, microsoftClickId: a }, { clicks, now });
    expect(issues.map(({ code }) => code)).toEqual(['conversion-before-click']);
  });
});

describe('what is wrong with a row', () => {
  const place = { severity: 'error', line: 2, row: 1 } as const;

  test.each<[what: string, row: string, issue: object]>([
    ['no time', `${a},`, { code: 'required', column: 'Click Time' }],
    ['no cell for it', a, { code: 'required', column: 'Click Time' }],
    ['a time that is none', `${a},yesterday`, { code: 'time-format', column: 'Click Time' }],
    [
      'a day that is none',
      `${a},11/31/2026 9:00:00 AM`,
      { code: 'time-format', column: 'Click Time' },
    ],
    ['text after a quote', `"${a}"x,${nine}`, { code: 'quote' }],
  ])('%s', async (_, row, issue) => {
    const file = text(header, row, `${b},${nine}`);
    const issues = [{ ...issue, ...place }];
    expect(await read(file)).toEqual({ times: { [b]: nine }, issues, truncated: false });
  });

  it.each(['13/11/2026 09:00:00', '31/10/2026 9:00:00 AM', '25/12/2025 18:45:10'])(
    'is told that only its day can be first: %s',
    async (time) => {
      const { issues } = await readClicks(text(header, `${a},${time}`));
      expect(issues).toMatchObject([
        { code: 'time-format', ...place, column: 'Click Time', facts: { reason: 'day-first' } },
      ]);
    },
  );

  it('is counted and passed over if its click id is none', async () => {
    const rows = ['abc', '1.2E+31', 'gclid=Cj0KCQ', a.slice(1), 'null', '0'.repeat(32)];
    const file = text(header, ...rows.map((id) => `${id},${nine}`), `,${nine}`, `${b},${nine}`);
    const at = { line: 9, row: 8, severity: 'warning' };
    expect(await read(file)).toEqual({
      times: { [b]: nine },
      issues: [{ code: 'clicks-skipped', ...at }],
      truncated: false,
    });
  });

  it.each([
    [['organic'], '1 row was skipped, because its Microsoft Click Id cannot be read as a click id'],
    [[''], '1 row was skipped, because its Microsoft Click Id is empty'],
    [['', ''], '2 rows were skipped, because their Microsoft Click Id is empty'],
    [
      ['', 'a', 'b'],
      '3 rows were skipped, because their Microsoft Click Id is empty (1) or cannot be read as a click id (2)',
    ],
  ])('%j is counted with its cause', async (ids, said) => {
    const rows = ids.map((id) => `${id},${nine}`);
    const { issues } = await readClicks(text(header, ...rows, `${a},${nine}`));
    expect(issues.map(({ message }) => message)).toEqual([`${said}. The other clicks are used.`]);
  });

  it('is not counted if it is blank', async () => {
    const { clicks, issues } = await readClicks(text(header, `${a},${nine}`, '', ',', ''));
    expect([clicks.size, issues]).toEqual([1, []]);
  });

  it.each([
    ['a cookie', `_uet${a}`],
    ['a URL', `https://contoso.com/?msclkid=${a}`],
    ['a GUID', `{${a.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}}`],
    ['outer blanks', ` ${a} `],
  ])('gives a click if its click id is in %s', async (_, id) => {
    const { clicks, issues } = await readClicks(text(header, `${id},${nine}`));
    expect([[...clicks.keys()], issues]).toEqual([[a], []]);
  });

  it('says nothing of the click id', async () => {
    const planted = 'f894f652ea334e739002f7167ab8f8e3zz';
    const file = text(header, `${planted},${planted}`, `"${planted}"${planted},`, `${planted},`);
    const { issues } = await readClicks(file);
    expect(issues.map(({ code }) => code)).toEqual([...['quote', 'clicks-skipped']]);
    expect(JSON.stringify(issues)).not.toContain(planted.slice(0, 12));
  });

  it('is counted beyond what is kept, and all of it handed on', async () => {
    const found: Issue[] = [];
    const rows = Array.from({ length: 150 }, () => `${a},`);
    const { issues, truncated } = await readClicks(text(header, ...rows), {
      onIssue: (issue) => found.push(issue),
    });
    expect([issues.length, truncated, found.length]).toEqual([100, true, 150]);
  });
});

describe('a file', () => {
  test.each<[what: string, file: string, message: string]>([
    [
      'that is empty',
      '',
      'Line 1: The header has no column "Microsoft Click Id". A click requires it.',
    ],
    [
      'without click ids',
      'Click,Click Time\n',
      'Line 1: The header has no column "Microsoft Click Id". A click requires it.',
    ],
    [
      'without times',
      '\nMicrosoft Click Id,Time\n',
      'Line 2: The header has no column "Click Time". A click requires it.',
    ],
    [
      'without a header',
      `${a},${nine}\n`,
      'Line 1: The header has no column "Microsoft Click Id". A click requires it.',
    ],
    [
      'with a quote that is never closed',
      `${header}\n"${a},${nine}\n`,
      'Line 2: The quote opened on line 2 is never closed, so nothing after it can be read. Close it, or remove it.',
    ],
  ])('%s can not be read', async (_, file, message) => {
    const cause = await readClicks(file).catch((reason: unknown) => reason);
    expect(cause).toBeInstanceOf(BulkFileError);
    expect((cause as Error).message).toBe(message);
  });

  it('with a column twice is read by the first, with an error', async () => {
    const file = text(`${header},Click Time`, `${a},${nine},11/2/2026 9:30:00 AM`);
    expect(await read(file)).toEqual({
      times: { [a]: nine },
      issues: [
        { code: 'column-duplicate', severity: 'error', line: 1, row: 0, column: 'Click Time' },
      ],
      truncated: false,
    });
  });

  test.each<[given: unknown, options: object]>([
    [5, {}],
    [{}, {}],
    ['', { maxLength: 5 }],
    ['', { onIssue: 5 }],
  ])('%j with %j is a TypeError', async (given, options) => {
    await expect(readClicks(given as string, options)).rejects.toThrow(TypeError);
  });

  it('is given up on an abort', async () => {
    const controller = new AbortController();
    async function* waiting(): AsyncGenerator<string, void> {
      yield header;
      controller.abort(new Error('enough'));
      await new Promise(() => {});
    }
    const { signal } = controller;
    await expect(readClicks(waiting(), { signal })).rejects.toThrow('enough');
  });
});

test('dates that can only be day first make the others doubtful', async () => {
  const at = (date: string, id: string) => `${id},${date} 09:00:00`;
  const file = text(header, at('13/11/2026', a), at('11/12/2026', b), at('11/11/2026', a));
  const { issues } = await readClicks(file);
  expect(issues.map(({ code, facts }) => [code, facts])).toEqual([
    ['time-format', { isWriting: false, reason: 'day-first', value: '13/11/2026 09:00:00' }],
    ['day-month-swapped', { count: 1, dayFirstRows: 1 }],
  ]);
  const monthFirst = text(header, at('11/13/2026', a), at('11/12/2026', b));
  expect((await read(monthFirst)).issues).toEqual([]);
});
