import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type AnyRecordType,
  type Issue,
  type RecordResult,
  readRecords,
  validateRecords,
} from '../../../src/index';
import { chunksOf } from '../../support/cuts';
import { runs, share } from '../../support/runs';
import { countPassed } from '../both-ways';
import { now } from '../random-upload';
import { randomType } from './random-type';

async function readWith(screen: boolean, type: AnyRecordType, file: string) {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const source = () => chunksOf(file, 2000);
  const report = await validateRecords(type, source(), { now, screen, onIssue });
  const rows: RecordResult<AnyRecordType>[] = [];
  for await (const row of readRecords(type, source(), { now, screen })) rows.push(row);
  return JSON.parse(JSON.stringify({ report, issues, rows }));
}

it('a file of any record type is read alike with the screen and without it', async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
      const { type, file } = randomType(seed);
      passed += await countPassed(async () => {
        expect(await readWith(true, type, file)).toEqual(await readWith(false, type, file));
      });
    }),
    runs(83, 200),
  );
  expect(passed).toBeGreaterThan(share(2000));
}, 3_600_000);
