import { BulkFileError } from '../errors';
import type { Issue } from '../issue';
import { readOfflineConversions } from '../read';
import { readArguments, readCommonOptions } from './arguments';
import { inputFile } from './input-file';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Lines are collected to about this many characters before they are printed. */
const pieceLength = 65_536;

export async function readCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, {});
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('read needs one FILE, or "-".');
  const { maxIssues: _most, maxIssuesPerCode: _each, ...options } = await readCommonOptions(values);
  let failed = false;
  let text = '';

  const onIssue = (issue: Issue) => {
    if (issue.severity !== 'error') return;
    failed = true;
    const { line, row } = issue;
    terminal.err(`${JSON.stringify({ line, row, issues: [issue] })}\n`);
  };
  const results = readOfflineConversions(inputFile(file), {
    ...options,
    onIssue,
    signal: terminal.signal,
    onProgress: ({ rows }) => terminal.progress(`${file}: ${rows} rows`),
  });
  try {
    for await (const { line, row, action, record, issues, cells } of results) {
      if (record) {
        text += `${JSON.stringify({ line, row, ...record })}\n`;
        if (text.length < pieceLength) continue;
        await terminal.out(text);
        text = '';
      } else {
        failed = true;
        const clientId = cells.get('Client Id') || undefined;
        terminal.err(`${JSON.stringify({ line, row, action, clientId, issues })}\n`);
      }
    }
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    if (text !== '') await terminal.out(text);
    throw new UsageError(`${file}: line ${cause.line}: ${cause.issue.message}`);
  }
  if (text !== '') await terminal.out(text);
  terminal.clear();
  return failed ? 1 : 0;
}
