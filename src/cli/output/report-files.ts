import { extname } from 'node:path';
import { openReplacement, type Replacement } from '../../node/replace/replacement';
import type { ReportContent } from '../../report/content/content';
import { type ReportFormat, reportFormats, writeReport } from '../../report/formats/format';
import { createDocument } from '../documents/document';
import type { Documents } from '../documents/documents';
import { joinWords } from '../flags/arguments';
import { version } from '../version';
import { onFile, UsageError } from '../wrong-use';
import { writeOutputs } from './file';
import { createLines } from './lines';
import type { Terminal } from './terminal';

/** The flag of the commands that write reports to files. */
export const reportFileFlags = {
  report: { type: 'string', multiple: true, file: 'write' },
} as const;

/** A file for a report, in the format that its extension stands for. */
interface NamedReport {
  readonly path: string;
  readonly format: ReportFormat;
}

export type ReportFiles = Awaited<ReturnType<typeof openReportFiles>>;

/** Reads the names of the files for reports. */
export function readReportFiles(paths: readonly string[] = []): readonly NamedReport[] {
  return paths.map((path) => {
    const extension = extname(path).slice(1).toLowerCase();
    const format = reportFormats.find((each) => each === extension);
    if (format !== undefined) return { path, format };
    const extensions = joinWords(reportFormats.map((each) => `.${each}`));
    throw new UsageError(`--report needs a FILE that ends in ${extensions}.`);
  });
}

/**
 * Opens the files for reports beside those that they replace, before anything is read. They are put in their
 * places at the end, all or none; when the command ends without that, the old ones stay.
 */
export async function openReportFiles(reports: readonly NamedReport[], terminal: Terminal) {
  const utf8 = new TextEncoder();
  const files: (NamedReport & OpenFile)[] = [];
  if (reports.length > 0) terminal.goOnWithoutReader();
  for (const { path, format } of reports) {
    const { signal } = terminal;
    const opening = openReplacement(terminal.resolve(path), { name: path, signal });
    const file = await onFile(path, opening);
    terminal.atEnd(() => file.discard());
    const write = (text: string) => onFile(path, file.write(utf8.encode(text)));
    files.push({ path, format, file, write, lines: createLines(write) });
  }
  const streams = files.filter(({ format }) => format === 'ndjson');

  async function flush(): Promise<void> {
    for (const { lines } of streams) await lines.flush();
  }

  return {
    isEmpty: files.length === 0,
    /** Whether a report lists what was found as it is found. */
    hasLines: streams.length > 0,
    /** Whether a report needs what was found after the reading. */
    hasLists: streams.length < files.length,
    /** Adds a line to the reports that list what was found as it is found. */
    addLine(json: string): void {
      for (const { lines } of streams) lines.add(json);
    },
    flush,
    async flushIfFull(): Promise<void> {
      for (const { lines } of streams) await lines.flushIfFull();
    },
    /** Writes the reports, and puts them in their places. */
    async end(makeContent: () => ReportContent | Promise<ReportContent>): Promise<void> {
      if (files.length === 0) return;
      const content = await makeContent();
      await flush();
      for (const { format, write } of files)
        for (const piece of await writeReport(format, content, { version, stamp })) {
          terminal.signal.throwIfAborted();
          await write(piece);
        }
      await writeOutputs(replacementsOf(files), terminal);
      for (const { path } of files)
        await terminal.log({ level: 'info', file: path, message: 'report written' });
    },
  };
}

/** The members of reports have the types of their schemas: see test/contracts. */
const stamp = (schema: string, members: object) =>
  createDocument(schema as keyof Documents, members as Documents[keyof Documents]);

interface OpenFile {
  readonly file: Replacement;
  readonly lines: ReturnType<typeof createLines>;
  readonly write: (text: string) => Promise<void>;
}

async function* replacementsOf(files: readonly OpenFile[]): AsyncGenerator<Replacement, void> {
  for (const { file } of files) yield file;
}
