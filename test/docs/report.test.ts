import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unattributedReasons } from '../../src/api/report/reasons';

const path = 'docs/report.md';
const table = [
  '| Reason | Meaning | What to do | Local rules |',
  '| --- | --- | --- | --- |',
  ...Object.entries(unattributedReasons).map(([reason, { meaning, advice, rules }]) => {
    const links = rules.map((code) => `[\`${code}\`](issues.md#${code})`);
    return `| \`${reason}\` | ${meaning} | ${advice} | ${links.join(', ')} |`;
  }),
].join('\n');
const between = /(?<=<!-- generated:reasons -->\n)[\s\S]*?(?=<!-- end -->)/;

// `UPDATE_DOCS=1 npx vitest run test/docs/report.test.ts` makes the table anew.
if (process.env.UPDATE_DOCS)
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(between, () => `\n${table}\n\n`),
  );

test('docs/report.md has every reason with its advice and rules', () => {
  expect(between.exec(readFileSync(path, 'utf8'))?.[0]).toBe(`\n${table}\n\n`);
});
