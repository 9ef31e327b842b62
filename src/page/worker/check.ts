import { fixBulkFile, type ValidationReport, validateBulkFile } from '../../index';
import type { ChangeCounts } from '../../report/changes';
import { isTsv } from '../file-names';
import { type Fixed, maxShown } from '../jobs';
import type { JobFiles } from './job-files';
import { readKnownFacts } from './known-facts';
import { collect } from './parts';

/** With this many of each code, the first of every selection are there. */
const caps = { maxIssues: 100_000, maxIssuesPerCode: maxShown };

export async function checkOptions({ inputs }: JobFiles) {
  const { now, showValues } = inputs;
  return { now, showValues, ...(await readKnownFacts(inputs)) };
}

/** Checks the upload. */
export async function check(files: JobFiles): Promise<ValidationReport> {
  return validateBulkFile(files.upload(), { ...(await checkOptions(files)), ...caps });
}

/** Fixes the upload, and checks what came of it. */
export async function fix(files: JobFiles): Promise<Fixed> {
  const changes: { -readonly [Code in keyof ChangeCounts]: ChangeCounts[Code] } = {};
  const pieces = fixBulkFile(files.upload(), {
    delimiter: isTsv(files.inputs.upload.name) ? '\t' : ',',
    onChange({ code, count }) {
      changes[code] = (changes[code] ?? 0) + count;
    },
  });
  const blob = await collect(pieces);
  const report = await validateBulkFile(blob, { ...(await checkOptions(files)), ...caps });
  return { blob, changes, report };
}
