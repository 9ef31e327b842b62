import { expect, test } from 'vitest';
import { type IssueCode, issueCodes } from '../../src/index';
import { leaksOf } from '../support/planted';
import { some } from '../support/runs';
import { codesOfCells } from './codes-of-cells';
import { codesOfFiles } from './codes-of-files';
import { codesOfRecords } from './codes-of-records';
import { told, type Way } from './ways';

/** A code that has no way here does not compile. */
const ways: Readonly<Record<IssueCode, readonly Way[]>> = {
  ...codesOfFiles,
  ...codesOfCells,
  ...codesOfRecords,
};

test.each(some(Object.keys(issueCodes) as IssueCode[]))('%s', async (code) => {
  const found = new Set<string>();
  for (const [index, way] of ways[code].entries()) {
    const { text, codes } = await told(way);
    const leaks = text.split('\n').filter((line) => leaksOf(line).length > 0);
    expect(leaks, `way ${index}`).toEqual([]);
    for (const each of codes) found.add(each);
  }
  expect(found).toContain(code);
});
