import {
  type Issue,
  type OfflineConversionInput,
  type SplitOptions,
  splitOfflineConversions,
} from '../../src/index';
import { uploadText } from './upload-text';
import { withoutMessage } from './without-message';
import { add, click, few, now } from './written';

/** A record that fills `few`, and is no duplicate of one with another letter. */
export const lead = (letter: string) =>
  ({
    ...add,
    clientId: letter,
    conversionName: `Lead ${letter}`,
  }) satisfies OfflineConversionInput;

/** The row of `lead` under `few`. */
export const leadRow = (letter: string) =>
  `Offline Conversion,,${letter},Lead ${letter},11/2/2026 9:30:00 AM,${click}`;

/** A file of such rows. */
export const leadFile = (...letters: readonly string[]) =>
  uploadText(
    'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
    'Format Version,6.0,,,,',
    ...letters.map(leadRow),
  );

export type Options = SplitOptions<OfflineConversionInput>;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The files that records, typed or not, are split into, what is said of them, and what is thrown. */
export async function split(
  records: Iterable<object> | AsyncIterable<object>,
  options: Options = {},
) {
  const files: { name: string; records: number; text: string }[] = [];
  const issues: Issue[] = [];
  const all = records as Iterable<OfflineConversionInput>;
  const onIssue = (issue: Issue) => issues.push(issue);
  let error: unknown;
  try {
    for await (const { bytes, ...file } of splitOfflineConversions(all, {
      ...{ now, columns: few, onIssue },
      ...options,
    }))
      files.push({ ...file, text: utf8.decode(bytes) });
  } catch (cause) {
    error = cause;
  }
  return { files, issues: withoutMessage(issues), error };
}
