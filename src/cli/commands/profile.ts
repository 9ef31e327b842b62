import { profileOfflineConversions } from '../../profile/profile';
import type { ReportContent } from '../../report/content/content';
import { profileLines } from '../../report/profile/text';
import { joinLines, jsonLine } from '../../text/shown/pieces';
import { createDocument } from '../documents/document';
import { oneFile, oneOf, readArguments } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { inputFile } from '../input/file';
import { assertSeparate } from '../output/file';
import { openReportFiles, readReportFiles, reportFileFlags } from '../output/report-files';
import type { Terminal } from '../output/terminal';
import { onFile } from '../wrong-use';

export const flags = {
  format: { type: 'string' },
  ...reportFileFlags,
} as const;

export async function profileCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const file = oneFile('FILE', positionals);
  const format = oneOf('format', values.format, ['text', 'json', 'html']) ?? 'text';
  const reportFiles = readReportFiles(values.report);
  await assertSeparate(namedFiles(flags, values, { FILE: file }), terminal);
  const reports = await openReportFiles(reportFiles, terminal);
  const onProgress = ({ rows }: { readonly rows: number }) =>
    terminal.progress(`${file}: ${rows} rows`);
  const options = { signal: terminal.signal, onProgress };
  const profiling = profileOfflineConversions(inputFile(file, terminal), options);
  const profile = await onFile(file, profiling);
  terminal.clear();

  async function contentOf(): Promise<ReportContent> {
    const { profileContent } = await import('../../report/content/profile');
    return profileContent(file, profile);
  }
  async function htmlPieces(): Promise<Iterable<string>> {
    const { htmlLines } = await import('../../report/html/html');
    const content = await contentOf();
    return joinLines(await htmlLines(content.document({ maxRows: 500, maxFiles: 1 })));
  }
  const pieces = await {
    text: () => joinLines(profileLines(file, profile, terminal.ink)),
    json: () => jsonLine(createDocument('profile', { file, ...profile })),
    html: htmlPieces,
  }[format]();
  for (const piece of pieces) await terminal.out(piece);
  await reports.end(contentOf);
  return 0;
}
