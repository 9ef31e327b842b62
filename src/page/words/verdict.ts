import type { ResultSummary, ValidationReport } from '../../index';
import { count, counted } from './numbers';

/** The sentence that a person came for, and what to do about it. */
export interface Verdict {
  readonly level: 'good' | 'warning' | 'error';
  readonly text: string;
  readonly advice: string;
}

const notCounted =
  'Even a valid file may contain rows that the service accepts but never counts, because only the service knows which clicks exist.';

/** The verdict on an upload. */
export function checkVerdict(report: ValidationReport): Verdict {
  const { readable, errors, warnings, records, issues } = report;
  if (!readable) {
    const { line = 1, message = '' } = issues.at(-1) ?? {};
    const text = 'This file cannot be read';
    return { level: 'error', text, advice: `Line ${count(line)}: ${message}` };
  }
  if (errors > 0)
    return {
      level: 'error',
      text: `${counted(errors, 'error')} to fix before you upload`,
      advice: 'Each error is a row or a column that Microsoft Advertising would reject or lose.',
    };
  if (Object.values(records).every((number) => number === 0))
    return {
      level: 'warning',
      text: 'No conversions in this file',
      advice: 'It can be read, but none of its rows is an offline conversion.',
    };
  const text =
    warnings === 0 ? 'Ready to upload' : `Ready to upload, with ${counted(warnings, 'warning')}`;
  return { level: 'good', text, advice: notCounted };
}

/** The verdict on a result. */
export function resultVerdict({ records, unmatched }: ResultSummary): Verdict {
  const { uploaded, accepted, rejected, unknown } = records;
  if (rejected > 0)
    return {
      level: 'error',
      text: `${count(rejected)} of ${counted(uploaded, 'record')} rejected`,
      advice: 'The reasons are below. Save the retry file to send only the rejected records again.',
    };
  if (unmatched.errors > 0)
    return {
      level: 'error',
      text: `${counted(unmatched.errors, 'error')} without a record`,
      advice:
        'The result reports errors for rows that this upload does not contain. Check that the two files belong together.',
    };
  if (unknown > 0)
    return {
      level: 'warning',
      text: `Nothing rejected, but ${counted(unknown, 'record')} not accounted for`,
      advice:
        'These records are not in the result. If you asked Microsoft Advertising only for rows with errors, choose that under "Rows in the result": then they count as accepted.',
    };
  return {
    level: 'good',
    text: `${accepted === 1 ? 'The only record was' : `All ${count(accepted)} records were`} accepted`,
    advice:
      'Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.',
  };
}
