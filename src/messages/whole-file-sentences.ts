import type { FactsOf } from '../issues/facts';
import { listQuoted, lowerFirst, pluralize, type Sentences } from './phrases';
import { localTimeSentence, midnightSentence } from './time-sentence';

/** The messages about what only the whole file shows, and about result files. */
export const wholeFileSentences = {
  // The whole file
  duplicate: (f, nameRow) =>
    `${nameRow(f.earlierRow)} adds the same conversion. The service uses the first one and ignores the others.`,
  'adjustment-after-retract': (f, nameRow) =>
    `${nameRow(f.earlierRow)} retracts this conversion. Nothing is allowed after a Retract.`,
  'adjustment-order': (f, nameRow) =>
    'earlierRow' in f
      ? `${nameRow(f.earlierRow)} restates this conversion with the same or a later Adjustment Time. Put the Restates in chronological order.`
      : f.isRepeated
        ? 'An adjustment with this Adjustment Time was sent before. Leave it out.'
        : `Adjustment Time is earlier than that of the last adjustment that was sent, ${f.adjustedAt}. Leave the adjustment out, or give it the time at which the value changed.`,
  'adjustment-before-add': (f, nameRow) =>
    `${nameRow(f.earlierRow)} adjusts this conversion before it is added here. Upload the Add first.`,
  'adjustment-same-file': (f, nameRow) =>
    `${nameRow(f.earlierRow)} adds the conversion. The service may not find it until that Add has been processed. Send the adjustment after that.`,
  'goal-repeated': (f, nameRow) =>
    `${nameRow(f.earlierRow)} already has this ${f.column}. An upload cannot contain two goals with the same ${f.column}.`,
  'mixed-record-types': (f) =>
    f.errorRows > 0
      ? `The file contains ${pluralize(f.errorRows, 'error row')} from the service, as a result file does. If it is a result file, set its kind to result.`
      : `The file also contains other record types (${pluralize(f.count, 'row')}). Files with a single record type are processed faster.`,
  'no-client-id': (f) =>
    `${pluralize(f.count, 'record')} ${f.count === 1 ? 'has' : 'have'} no Client Id, so results can be matched only by their cells. Give each record its own Client Id.`,
  'client-id-repeated': (f, nameRow) =>
    `${pluralize(f.count, 'record')} ${f.count === 1 ? 'repeats' : 'repeat'} the Client Id of an earlier record, so their results cannot be told apart. The first is ${lowerFirst(nameRow(f.row))}, which repeats ${lowerFirst(nameRow(f.earlierRow))}. Give each record its own Client Id.`,
  'day-month-swapped': (f) =>
    `Day and month may be swapped in ${pluralize(f.count, 'row')}: ${f.dayFirstRows === 1 ? '1 other row has a date that' : `${f.dayFirstRows} other rows have dates that`} can only be day first, but all dates are read as month first. Write all dates with the month first.`,
  'all-at-midnight': midnightSentence,
  'local-time': localTimeSentence,
  'thousands-marks': (f) =>
    `In ${pluralize(f.count, 'value')} such as 1.250, the period may be a thousands separator, because ${pluralize(f.commaRows, 'other value')} ${f.commaRows === 1 ? 'has' : 'have'} a decimal comma. Write all values without thousands separators, and with a period as the decimal mark.`,
  'all-zero': (f) =>
    `All ${f.count} values in this column are 0. Check whether the source has the values, or leave them empty to use the value of the goal.`,
  'hash-repeated': (f) =>
    `${f.count} of ${f.rows} rows have the same hash in this column. It is probably the hash of a default value, not of a person. Leave the column empty in rows for which the source has no value.`,
  'no-records': noRecordsSentence,
  'too-many-rows': (f) =>
    `The file has ${f.rows ?? 'too many'} rows. The service accepts at most ${f.limit}. Split the file.`,
  'too-many-bytes': (f) =>
    f.recordBytes === undefined
      ? `The file has ${f.bytes ?? 'too many'} bytes. The service accepts at most ${f.limit}. Split the file.`
      : `This record alone makes a file of ${f.recordBytes} bytes. The maximum is ${f.limit}.`,

  // A result file
  'unrelated-files': (f) =>
    f.reason === 'swapped'
      ? 'The upload contains error rows from the service, and the result has no column for errors. Check whether the two files are swapped.'
      : `The files do not belong together: the result (${pluralize(f.resultRows, 'row')}) contains none of the records of the upload (${pluralize(f.uploadRecords, 'record')}). Use the result of this upload.`,
  'no-error-columns': () =>
    'The file has no Error column and no Error Number column, unlike a result file. Check that this is the result and not the upload.',
  'response-mode': (f) =>
    `The result contains ${pluralize(f.count, 'record')} without an error, but the response mode says that it lists only failed records, so ${f.count === 1 ? 'it counts' : 'they count'} as failed. Check the response mode.`,
} satisfies Partial<Sentences>;

function noRecordsSentence(f: FactsOf<'no-records'>): string {
  if (f.isWriting)
    return 'No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.';
  const { type, otherTypes = [], misspelled = 0 } = f;
  if (misspelled > 0)
    return `No record was read, because the Type of ${pluralize(misspelled, 'row')} is empty, misspelled or unknown. Write "${type}".`;
  if (otherTypes.length > 0)
    return `The file has no row with the Type "${type}", but rows with ${listQuoted(otherTypes)}. Check that this is the right file.`;
  return `The file has no row with the Type "${type}". Check that the export found any records.`;
}
