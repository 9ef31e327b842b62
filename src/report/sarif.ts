import { codes, type IssueCode } from '../issues/codes';
import type { Issue } from '../issues/issue';
import { TextBuffer } from '../text/buffer';
import { writeJson } from '../text/shown/escapes';

/** The issues of one file. */
export interface FileIssues {
  readonly file: string;
  readonly issues: readonly Issue[];
}

/**
 * Writes a SARIF 2.1.0 log, the format in which code hosts and editors read findings. It comes in pieces,
 * because millions of issues are too long for one string.
 * Source: OASIS Static Analysis Results Interchange Format 2.1.0.
 */
export function* sarifLog(
  files: readonly FileIssues[],
  run: {
    readonly version: string;
    /** Whether all files could be read to the end. */
    readonly successful: boolean;
  },
): Generator<string, void> {
  const ruleIds = [...ruleIdsIn(files)];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'msads-bulk',
            version: run.version,
            rules: ruleIds.map((id) => ({ id, shortDescription: { text: summaryOf(id) } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: run.successful }],
        results: [],
      },
    ],
  };
  const [head = '', tail = ''] = splitAtEnd(writeJson(log, 2), '[]');
  const buffer = new TextBuffer();
  buffer.add(`${head}[`);
  let separator = '';
  for (const { file, issues } of files)
    for (const issue of issues) {
      const result = writeJson(sarifResult(file, issue, ruleIds), 2);
      buffer.add(`${separator}\n${result}`.replaceAll('\n', `\n${indent}`));
      separator = ',';
      if (buffer.isFull) yield buffer.take();
    }
  buffer.add(separator === '' ? `]${tail}\n` : `\n${indent.slice(2)}]${tail}\n`);
  yield buffer.take();
}

/** The indentation of a result in the log. */
const indent = ' '.repeat(8);

/** The parts of a text before and after the last occurrence of another. */
function splitAtEnd(text: string, part: string): readonly string[] {
  const at = text.lastIndexOf(part);
  return [text.slice(0, at), text.slice(at + part.length)];
}

function ruleIdsIn(files: readonly FileIssues[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { issues } of files) for (const { code } of issues) ids.add(code);
  return ids;
}

/** The summary of a code, or the code itself if it is not in the closed list. */
function summaryOf(code: string): string {
  return Object.hasOwn(codes, code) ? codes[code as IssueCode][1] : code;
}

function sarifResult(file: string, issue: Issue, ruleIds: readonly string[]): object {
  const { code, severity, message, line, ...properties } = issue;
  return {
    ruleId: code,
    ruleIndex: ruleIds.indexOf(code),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: Math.max(1, line) },
        },
      },
    ],
    properties,
  };
}

function uriOf(file: string): string {
  const [, drive = '', rest = ''] = /^([A-Za-z]:(?=[\\/]))?(.*)$/s.exec(file) ?? [];
  const path = rest.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (drive) return `file:///${drive}${path}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
