import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import { readRecords } from '../../read';
import { writeJson } from '../../text/shown/escapes';
import { readConfiguredArguments } from '../config/arguments';
import type { RejectedRow } from '../documents/checking';
import { oneFile } from '../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../flags/checking';
import { flushAfterEach, inputFile } from '../input/file';
import { createLines } from '../output/lines';
import { issueEntry } from '../output/log';
import type { Terminal } from '../output/terminal';
import { asUsageError } from '../wrong-use';

export const flags = checkingFlags;

function placeOf({ line, row }: Issue) {
  return { line, row };
}

export async function readCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals, recordType } = await readConfiguredArguments(args, flags, terminal);
  const file = oneFile('FILE', positionals);
  const options = await readCheckingOptions(values, recordType, terminal);
  const records = createLines(terminal.out);
  const rejected = createLines(terminal.err);
  function reject({ issues, ...row }: RejectedRow): void {
    if (!terminal.logsJson) rejected.add(writeJson({ ...row, issues }));
    else
      for (const issue of issues) rejected.add(writeJson(issueEntry(file, issue, placeOf(issue))));
  }

  const clientIdHeader = recordType.columns[recordType.clientId ?? '']?.header ?? '';
  let hasErrors = false;

  async function flush(): Promise<void> {
    await rejected.flush();
    await records.flush();
  }

  const results = readRecords(recordType, flushAfterEach(inputFile(file, terminal), flush), {
    ...options,
    signal: terminal.signal,
    onProgress: ({ rows }: { readonly rows: number }) => terminal.progress(`${file}: ${rows} rows`),
    onIssue(issue: Issue) {
      const { line, row, severity, code } = issue;
      if (severity === 'error') hasErrors = true;
      // Reported even as a warning: rows of an unknown Type are skipped, and must not get lost silently.
      if (severity === 'error' || code === 'record-type' || code === 'no-records')
        reject({ line, row, issues: [issue] });
    },
  });
  try {
    for await (const { line, row, action, record, issues, cells } of results) {
      const clientId = cells.get(clientIdHeader) || undefined;
      if (record) records.add(writeJson({ line, row, ...record }));
      else {
        hasErrors = true;
        reject({ line, row, action, clientId, issues });
      }
    }
  } catch (cause) {
    if (cause instanceof BulkFileError) await flush();
    throw asUsageError(cause, file);
  }
  await flush();
  terminal.clear();
  return hasErrors ? 1 : 0;
}
