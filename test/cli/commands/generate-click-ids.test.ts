import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { linesOf, ndjson } from '../../support/run';

const id = 'f894f652ea334e739002f7167ab8f8e3';
const base = { clientId: 'a', conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };
const written = (file: string | undefined) => file?.split('\r\n')[2]?.split(',').at(-1);

test.each([
  [`_uet${id}`, 'begins with "_uet", as in the cookie _uetmsclkid'],
  [`="${id}"`, 'is wrapped for a spreadsheet (="…" or a leading apostrophe)'],
  [`\u00a0${id} `, 'has spaces or invisible characters around it'],
  [`https://contoso.com/?msclkid=${id}&x=1`, 'is part of a URL or a cookie (msclkid=…)'],
  ['{f894f652-ea33-4e73-9002-f7167ab8f8e3}', 'is in braces and has dashes'],
])('32 digits are taken out of %j, with a warning', async (microsoftClickId, what) => {
  const files = { 'in.ndjson': ndjson({ ...base, microsoftClickId }) };
  const { file, stderr, code } = await generate(files, ['in.ndjson']);
  expect({ id: written(file), stderr, code }).toEqual({
    id,
    stderr: linesOf(
      `in.ndjson:1  warning  Microsoft Click Id  The click id ${what}. Only its 32 hex digits are written.  (click-id-cleaned)`,
      'up.csv: 1 record written',
    ),
    code: 0,
  });
});

test('and out of a CSV, too', async () => {
  const input = linesOf(
    'Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
    `a,Lead,2026-11-02T09:30:00Z,'${id}`,
  );
  const { file, code } = await generate({ 'in.csv': input }, ['in.csv']);
  expect([written(file), code]).toEqual([id, 0]);
});

test.each([
  [id.slice(1), 'The click id has 31 hex digits instead of 32.'],
  [`${id} ${id.replace('f', 'e')}`, 'The cell contains more than one click id.'],
  ['fbclid=IwAR1', 'This is a click id of Meta (fbclid), not of Microsoft (msclkid).'],
  ['0'.repeat(32), 'The click id consists of zeros, so there is none.'],
])('%j is refused with its cause', async (microsoftClickId, cause) => {
  const files = { 'in.ndjson': ndjson({ ...base, microsoftClickId }) };
  const { file, stderr, code } = await generate(files, ['in.ndjson']);
  expect(stderr).toContain(`in.ndjson:1  error  Microsoft Click Id  ${cause}`);
  expect([file, code]).toEqual([undefined, 1]);
});

test('--strict makes the warning an error', async () => {
  const files = { 'in.ndjson': ndjson({ ...base, microsoftClickId: `_uet${id}` }) };
  const { file, stderr } = await generate(files, ['in.ndjson', '--strict']);
  expect(stderr).toContain(
    'in.ndjson:1  error  Microsoft Click Id  The click id begins with "_uet"',
  );
  expect(file).toBeUndefined();
});
