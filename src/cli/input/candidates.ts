import type { Cells } from '../../bulk/cells';
import { issueOf } from '../../messages/issue';
import type { HashOptions, ReadOptions } from '../../options/options';
import { type RecordResult, readRecords } from '../../read';
import type { ConversionInput } from '../../records/offline-conversion';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';
import type { OwnOptionsOf } from '../../schema/record-type';
import { withoutIssues } from '../output/rejects';
import type { Candidate } from '../records/record-run';
import { asUsageError } from '../wrong-use';
import type { InputItem } from './item';

/** The objects of an input as records. */
export async function* objectCandidates(
  items: AsyncIterable<InputItem>,
): AsyncGenerator<Candidate<ConversionInput<HashOptions>>, void> {
  for await (const item of items) {
    const issues = item.fault ? [issueOf(item.fault, { line: 0, row: 0 })] : [];
    const object = item.fault ? undefined : withoutPosition(withoutIssues(item.object ?? {}));
    yield { item, record: object as ConversionInput<HashOptions> | undefined, issues };
  }
}

const positionMembers: readonly string[] = ['line', 'row'];

/** Removes the line and row that `read` prints before the properties of a record. */
function withoutPosition(
  object: NonNullable<InputItem['object']>,
): NonNullable<InputItem['object']> {
  if (!positionMembers.some((name) => name in object)) return object;
  const isProperty = ([name, value]: [string, unknown]) =>
    // Digits as text, because the output of `read` may have become a CSV.
    !positionMembers.includes(name) || !/^\d{1,15}$/.test(String(value));
  return Object.fromEntries(Object.entries(object).filter(isProperty));
}

/** Codes that matter only for the upload of a file: its length, and how it spells what is sent otherwise. */
const uploadCodes = ['bom-missing', 'time-iso', 'no-client-id', 'too-many-rows', 'too-many-bytes'];
const severity = Object.fromEntries(uploadCodes.map((code) => [code, 'off'] as const));

/** The rows of a bulk file as records, judged as `validate` judges them. */
export async function* bulkCandidates(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  recordType: ConversionType,
  options: ReadOptions & OwnOptionsOf<ConversionType>,
): AsyncGenerator<Candidate<RecordResult>, void> {
  const reading = { ...options, severity: { ...severity, ...options.severity } };
  try {
    for await (const result of readRecords(recordType, bytes, reading)) {
      const { line, record, issues, cells } = result;
      const object = Object.fromEntries((cells as Cells).filled());
      yield { item: { place: { line }, object }, record: record && result, issues };
    }
  } catch (cause) {
    throw asUsageError(cause, file);
  }
}
