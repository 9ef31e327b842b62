import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { fromNdjson, linesOf, ndjson, now, run } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const lead = {
  clientId: 'a',
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click,
};
const row = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`;
const rejecting = ['--on-error', 'skip', '--rejects', 'rejects.ndjson'];
const odd =
  'in.ndjson:1  error  Unknown property "issues". Correct its name, or leave it out.  (property-unknown)';

interface Rejected {
  readonly issues: readonly { readonly code: string }[];
}

async function rejectsOf(name: string, content: string): Promise<string> {
  const { rejects } = await generate({ [name]: content }, [name, ...rejecting]);
  return rejects as string;
}

test('the rejects, mended, are taken again', async () => {
  const rejects = await rejectsOf('in.ndjson', ndjson({ ...lead, conversionName: null }));
  const mended = rejects.replace('"conversionName":null', '"conversionName":"Lead"');
  expect(await generate({ 'in.ndjson': mended }, ['in.ndjson'])).toEqual({
    stdout: '',
    stderr: 'up.csv: 1 record written\n',
    code: 0,
    file: fullUpload(row),
    rejects: undefined,
    names: ['in.ndjson', 'up.csv'],
  });
  const list = JSON.stringify(fromNdjson(mended));
  expect(await generate({ 'in.json': list }, ['in.json'])).toMatchObject({
    stderr: 'up.csv: 1 record written\n',
    file: fullUpload(row),
  });
  const { stdout, stderr, code } = await run(['apply', '-', ...now], { input: mended });
  expect([stdout.includes('issues'), stderr, code]).toEqual([
    false,
    'standard output: 1 record in 1 request\n',
    0,
  ]);
});

test('the rejects as they are are rejected again, with the same issues', async () => {
  const input = linesOf(
    JSON.stringify({ ...lead, conversionName: null }),
    JSON.stringify({ ...lead, conversionTime: 'today', email: 'jane.doe@example.com' }),
    JSON.stringify({ ...lead, conversionTime: 'today' }),
  );
  const rejects = await rejectsOf('in.ndjson', input);
  expect(await rejectsOf('in.ndjson', rejects)).toBe(rejects);
});

test('a row of a CSV that lost cells is not taken before its issues are taken away', async () => {
  const csv = linesOf(
    'Client Id,Conversion Name,Conversion Time,Microsoft Click Id,External Attribution Model',
    `a,Lead,2026-11-02T09:30:00Z,${click},,more`,
    `a,Lead,2026-11-02T09:30:00Z,${click},"La"st`,
  );
  const rejects = await rejectsOf('in.csv', csv);
  const again = await generate({ 'in.ndjson': rejects }, ['in.ndjson', ...rejecting]);
  expect(again.stderr).toBe(
    linesOf(
      odd,
      'in.ndjson  error  No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.  (no-records)',
      'Stopped: up.csv was not written.',
    ),
  );
  const codes = [rejects, again.rejects as string].map((text) =>
    fromNdjson(text).map((each) => (each as Rejected).issues.map(({ code }) => code)),
  );
  expect(codes).toEqual([
    [['cells-extra'], ['quote']],
    [
      ['cells-extra', 'property-unknown'],
      ['quote', 'property-unknown'],
    ],
  ]);
});

test.each([
  'late',
  {},
  { code: 'required', message: 'Conversion Name is empty.' },
  ['required'],
  [null],
  [[]],
  [{ code: 'required' }],
  [{ code: 'required', message: 'It is empty.' }, { message: 'It is empty.' }],
  [{ code: 5605, message: 'It is empty.' }],
])('issues that are none of ours are a property like any other: %j', async (issues) => {
  const { stderr } = await generate({ 'in.ndjson': ndjson({ ...lead, issues }) }, ['in.ndjson']);
  expect(stderr.split('\n')[0]).toBe(odd);
});
