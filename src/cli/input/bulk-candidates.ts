import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import { type RecordResult, readOfflineConversions } from '../../read';
import type { Candidate } from '../commands/record-run';
import type { RecordOptions } from '../flags/records';
import { unreadable } from '../unreadable';

/** What matters only to the upload of a file: how long it is, and how it spells what is sent otherwise. */
const ofUploads = ['bom-missing', 'time-iso', 'no-client-id', 'too-many-rows', 'too-many-bytes'];
const severity = Object.fromEntries(ofUploads.map((code) => [code, 'off'] as const));

/** The rows of a bulk file as records, judged as `validate` judges them. */
export async function* bulkCandidates(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  options: RecordOptions['options'],
  onIssue: (issue: Issue) => void,
  signal: AbortSignal,
): AsyncGenerator<Candidate<RecordResult>, void> {
  const { timeZone: _, ambiguousTime: __, ...common } = options;
  const reading = { ...common, severity: { ...severity, ...options.severity }, onIssue, signal };
  try {
    for await (const result of readOfflineConversions(bytes, reading)) {
      const { line, record, issues, cells } = result;
      const object = Object.fromEntries([...cells].filter(([, cell]) => cell !== ''));
      yield { item: { place: { line }, object }, given: record && result, issues };
    }
  } catch (cause) {
    throw cause instanceof BulkFileError ? unreadable(file, cause) : cause;
  }
}
