import { test } from 'vitest';
import { expectLaw } from '../support/fix-law';
import { all } from '../torture/all';

test.each(all)('the law of a fixer holds for $name', async ({ input, kind }) => {
  await expectLaw(input, kind);
});
