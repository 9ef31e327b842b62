import { BulkFileError } from '../../messages/errors';
import { readOfflineConversions } from '../../read';
import { checkingFlags, oneFile, readArguments, readCheckingOptions } from '../flags/arguments';
import { flushing, inputFile } from '../input/file';
import type { Terminal } from '../output/terminal';
import { unreadable } from '../unreadable';

export async function readCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, checkingFlags);
  const file = oneFile('read', 'FILE', positionals);
  const options = await readCheckingOptions(values, terminal);
  const { signal } = terminal;
  let failed = false;
  let good = '';
  let bad = '';

  async function flush(): Promise<void> {
    const [records, refused] = [good, bad];
    good = '';
    bad = '';
    if (refused !== '') await terminal.err(refused);
    if (records !== '') await terminal.out(records);
  }

  function tell(row: object): void {
    bad += `${JSON.stringify(row)}\n`;
  }

  const results = readOfflineConversions(flushing(inputFile(file, terminal), flush), {
    ...options,
    signal,
    onProgress: ({ rows }) => terminal.progress(`${file}: ${rows} rows`),
    onIssue(issue) {
      const { line, row, severity, code } = issue;
      if (severity === 'error') failed = true;
      // A row of no Type that is known here is passed over: it must not be lost without a word.
      if (severity === 'error' || code === 'record-type' || code === 'no-records')
        tell({ line, row, issues: [issue] });
    },
  });
  try {
    for await (const { line, row, action, record, issues, cells } of results) {
      const clientId = cells.get('Client Id') || undefined;
      if (record) good += `${JSON.stringify({ line, row, ...record })}\n`;
      else {
        failed = true;
        tell({ line, row, action, clientId, issues });
      }
    }
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    await flush();
    throw unreadable(file, cause);
  }
  await flush();
  terminal.clear();
  return failed ? 1 : 0;
}
