// Adds a rule of your own to those of the package: a warning for each conversion over a limit.
// Run: node samples/custom-rule.mjs
import { readFile } from 'node:fs/promises';
import { defineRecordType, offlineConversion, rule, validateRecords } from 'msads-bulk';

const limit = 1000;

const overLimit = rule(offlineConversion, {
  code: 'acme-over-limit',
  severity: 'warning',
  column: 'conversionValue',
  message: ({ value }) => `The value ${value} is over ${limit}; ask finance first.`,
  check({ value: { conversionValue } }, report) {
    if (conversionValue !== undefined && conversionValue > limit)
      report({ value: conversionValue });
  },
});

const conversion = defineRecordType({
  ...offlineConversion,
  rules: [...offlineConversion.rules, overLimit],
});

const file = await readFile(new URL('upload.csv', import.meta.url));
const report = await validateRecords(conversion, file, { now: new Date('2026-11-21T12:00:00Z') });
for (const { line, code, message } of report.issues) console.log(`${line} ${code}: ${message}`);
