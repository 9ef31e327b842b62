import { expect, test } from 'vitest';
import { unattributedReasons } from '../../src/api/report/reasons';
import { generatedPart, updateParts } from './generated';

const path = 'docs/report.md';
const table = [
  '| Reason | Meaning | What to do | Local rules |',
  '| --- | --- | --- | --- |',
  ...Object.entries(unattributedReasons).map(([reason, { meaning, advice, rules }]) => {
    const links = rules.map((code) => `[\`${code}\`](issues.md#${code})`);
    return `| \`${reason}\` | ${meaning} | ${advice} | ${links.join(', ')} |`;
  }),
].join('\n');
updateParts(path, { reasons: table });

test('docs/report.md has every reason with its advice and rules', () => {
  expect(generatedPart(path, 'reasons')).toBe(table);
});
