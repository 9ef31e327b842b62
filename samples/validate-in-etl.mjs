// A step of an ETL job: loads the valid records, lists the invalid rows, and fails if there are any.
// Run: node samples/validate-in-etl.mjs samples/faulty.csv
import { BulkFileError } from 'msads-bulk';
import { readOfflineConversionsFile } from 'msads-bulk/node';

const path = process.argv[2] ?? 'samples/faulty.csv';
const counts = { good: 0, bad: 0, fileErrors: 0 };

const rows = readOfflineConversionsFile(path, {
  // The sample is from November 2026. Without `now`, times are compared with the clock.
  now: new Date('2026-11-21T12:00:00Z'),
  onIssue(issue) {
    if (issue.severity === 'error') counts.fileErrors++;
  },
});

try {
  for await (const { line, record, issues } of rows) {
    if (record) {
      counts.good++; // Load `record` here. Its times are luxon DateTimes in UTC.
    } else {
      counts.bad++;
      for (const { code, message } of issues) console.log(`${path}:${line} ${code}: ${message}`);
    }
  }
} catch (error) {
  if (!(error instanceof BulkFileError)) throw error;
  // The rows before this point have been yielded. Nothing after it can be read.
  console.log(`${path}: ${error.message}`);
  counts.fileErrors++;
}

console.log(`${counts.good} good, ${counts.bad} bad, ${counts.fileErrors} errors of the file`);
process.exitCode = counts.bad + counts.fileErrors > 0 ? 1 : 0;
