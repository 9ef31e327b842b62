import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { offlineConversion, offlineConversionGoal } from '../../src/index';
import { codesMarkdown, matrixMarkdown, referenceOf } from '../../src/report/reference';

const path = 'docs/rules.md';
const reference = referenceOf(offlineConversion, [offlineConversionGoal]);
const generated = {
  matrix: matrixMarkdown(reference),
  'goal-matrix': matrixMarkdown(referenceOf(offlineConversionGoal)),
  codes: codesMarkdown(reference),
};

/** The table between its markers. */
const between = (name: string) =>
  new RegExp(`(?<=<!-- generated:${name} -->\n)[\\s\\S]*?(?=<!-- end -->)`);

// `UPDATE_DOCS=1 npx vitest run test/docs/rules.test.ts` makes the tables anew.
if (process.env.UPDATE_DOCS) {
  let text = readFileSync(path, 'utf8');
  for (const [name, table] of Object.entries(generated))
    text = text.replace(between(name), () => `\n${table}\n\n`);
  writeFileSync(path, text);
}

describe('docs/rules.md', () => {
  it.each(Object.entries(generated))('has the table of %s that the code makes', (name, table) => {
    expect(between(name).exec(readFileSync(path, 'utf8'))?.[0]).toBe(`\n${table}\n\n`);
  });
});
