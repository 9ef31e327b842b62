import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { fromNdjson } from '../../support/run';

/* What --rejects writes, generate can read again, whatever was rejected: one line each. */

const rejecting = ['--on-error', 'skip', '--rejects', 'rejects.ndjson'];
const unknown = (count: number, value: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, value]));

interface Rejected {
  readonly text?: string;
  readonly issues: readonly object[];
  readonly moreIssues?: number;
}

async function rejectedAgain(name: string, content: string): Promise<Rejected> {
  const { rejects = '', code } = await generate({ [name]: content }, [name, ...rejecting]);
  const again = await generate({ 'again.ndjson': rejects }, ['again.ndjson', ...rejecting]);
  expect([code, again.code]).toEqual([1, 1]);
  const [first] = fromNdjson(rejects) as readonly Rejected[];
  const [second] = fromNdjson(again.rejects ?? '') as readonly Rejected[];
  if (first?.text === undefined) expect(second).toEqual(first);
  return first as Rejected;
}

test.each([1, 99, 100])('all of %i issues', async (count) => {
  const { issues, moreIssues } = await rejectedAgain(
    'in.ndjson',
    JSON.stringify(unknown(count, 'x')),
  );
  expect(moreIssues).toBe(count + 3 > 100 ? count + 3 - 100 : undefined);
  expect(issues).toHaveLength(Math.min(count + 3, 100));
});

test('100 of 200,000 issues, and the number of the others', async () => {
  const json = JSON.stringify(unknown(200_000, 'x'));
  const rejected = await rejectedAgain('in.ndjson', json);
  expect(rejected).toMatchObject(JSON.parse(json));
  expect(rejected.issues).toHaveLength(100);
  expect(rejected.moreIssues).toBeGreaterThan(199_000);
});

test.each<[what: string, name: string, content: string]>([
  ['a line as long as may be', 'in.ndjson', JSON.stringify({ p: 'x'.repeat(16_777_216 - 8) })],
  ['escapes that a line need not have', 'in.ndjson', JSON.stringify({ p: '\u202e'.repeat(4e6) })],
  ['an item of a list', 'in.json', JSON.stringify([{ p: 'x'.repeat(20_000_000) }])],
  ['text', 'in.json', JSON.stringify(['x'.repeat(20_000_000)])],
])('a line that would be too long holds no object: %s', async (_, name, content) => {
  expect(await rejectedAgain(name, content)).toMatchObject({ text: '(too long to be written)' });
});
