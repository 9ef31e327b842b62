import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs, share } from '../support/runs';
import { editedFiles, validFiles } from './edited-file';
import { expectSameMeaning } from './same-meaning';

it('a valid file is read as a second, slow reader reads it, in every spelling', async () => {
  let records = 0;
  await fc.assert(
    fc.asyncProperty(validFiles, async (bytes) => {
      const { rows, records: good, isWhole } = await expectSameMeaning(bytes);
      expect(isWhole).toBe(true);
      expect(good).toHaveLength(rows.length);
      records += good.length;
    }),
    runs(61, 150),
  );
  expect(records).toBeGreaterThan(share(150));
});

it('no slip makes a value that the second reader does not read, and none takes a good row with it', async () => {
  let records = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(editedFiles, async (bytes) => {
      const { rows, records: good } = await expectSameMeaning(bytes);
      records += good.length;
      refused += rows.length - good.length;
    }),
    runs(62, 600),
  );
  expect(records).toBeGreaterThan(share(600));
  expect(refused).toBeGreaterThan(share(60));
});
