import { joinLines } from '../../text/shown/pieces';
import type { ReportContent, Stamp } from '../content/content';

/** The formats of report files, by the extension that stands for them. */
export const reportFormats = ['html', 'json', 'ndjson', 'sarif', 'xml', 'md'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * Writes a report in pieces; NDJSON without the lines that were written while the input was read. Each writer
 * is loaded when it is used.
 *
 * @param tool its version, which SARIF names, and how it names the schemas of JSON
 */
export async function writeReport(
  format: ReportFormat,
  content: ReportContent,
  { version, stamp }: { readonly version: string; readonly stamp: Stamp },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return content.json(stamp);
    case 'ndjson':
      return content.ndjson(stamp);
    case 'sarif': {
      const { sarifLog } = await import('./sarif');
      return sarifLog(content.files, { version, successful: content.isComplete });
    }
    case 'xml': {
      const { junitLines } = await import('./junit');
      return joinLines(junitLines(content));
    }
    case 'md': {
      const { markdownLines } = await import('./markdown');
      return joinLines(markdownLines(content.document({ maxRows: 20, maxFiles: 20 })));
    }
    case 'html': {
      const { htmlLines } = await import('../html/html');
      return joinLines(await htmlLines(content.document({ maxRows: 500, maxFiles: 200 })));
    }
  }
}
