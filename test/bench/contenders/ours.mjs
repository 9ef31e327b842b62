// The package as it is built.
import { createReadStream } from 'node:fs';
import {
  readBulkRows,
  readOfflineConversions,
  readResultFile,
  validateBulkFile,
} from '../../../dist/index.js';
import { goalNames, now } from '../make-file.mjs';

const options = { now: new Date(now) };

/** Goals with everything that an answer of the service holds about them. */
const goals = goalNames.map((name) => ({
  name,
  currencyCode: 'USD',
  conversionWindowInMinutes: 129_600,
  isExternallyAttributed: false,
  isEnhancedConversionsEnabled: true,
  revenueType: 'VariableValue',
  status: 'Active',
  countType: 'All',
}));

export async function ourRows(path, look) {
  let rows = 0;
  for await (const { type, cells } of readBulkRows(createReadStream(path), options)) {
    if (type === 'Format Version') continue;
    rows++;
    look?.cells([...cells.values()]);
  }
  return rows;
}

export async function ourRecords(path, look) {
  let rows = 0;
  for await (const { record } of readOfflineConversions(createReadStream(path), options)) {
    if (!record) continue;
    rows++;
    look?.record({
      time: record.conversionTime,
      adjusted: record.adjustmentTime,
      value: record.conversionValue ?? record.adjustmentValue,
      click: record.microsoftClickId,
    });
  }
  return rows;
}

/** Every row, with the messages of its issues. */
export async function ourResults(path, look) {
  let rows = 0;
  for await (const { issues } of readOfflineConversions(createReadStream(path), options)) {
    if (issues.every(({ message }) => message !== '')) rows++;
    look?.faulty(issues.length > 0 ? 1 : 0);
  }
  return rows;
}

async function validated(path, look, settings) {
  const faulty = new Set();
  const onIssue = look && (({ row }) => faulty.add(row));
  const { records } = await validateBulkFile(createReadStream(path), {
    ...options,
    ...settings,
    onIssue,
  });
  look?.faulty(faulty.size);
  return Object.values(records).reduce((sum, count) => sum + count, 0);
}

export const ourValidation = (path, look) => validated(path, look, {});
export const ourValidationWithoutDuplicates = (path, look) =>
  validated(path, look, { duplicates: false });
export const ourValidationWithoutScreen = (path, look) => validated(path, look, { screen: false });
export const ourValidationWithGoals = (path, look) => validated(path, look, { goals });

export async function ourOutcomes(path, look) {
  let rows = 0;
  for await (const { cells, errors } of readResultFile(createReadStream(path))) {
    rows += 1 + errors.length;
    look?.cells([...cells.values()]);
  }
  return rows;
}
