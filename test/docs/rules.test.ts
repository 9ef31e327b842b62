import { describe, expect, it } from 'vitest';
import { offlineConversion, offlineConversionGoal } from '../../src/index';
import { codesMarkdown, matrixMarkdown, referenceOf } from '../../src/report/reference';
import { generatedPart, updateParts } from './generated';

const path = 'docs/rules.md';
const reference = referenceOf(offlineConversion, [offlineConversionGoal]);
const generated = {
  matrix: matrixMarkdown(reference),
  'goal-matrix': matrixMarkdown(referenceOf(offlineConversionGoal)),
  codes: codesMarkdown(reference),
};

updateParts(path, generated);

describe('docs/rules.md', () => {
  it.each(Object.entries(generated))(
    'has the table of %s as the code generates it',
    (name, table) => {
      expect(generatedPart(path, name)).toBe(table);
    },
  );
});
