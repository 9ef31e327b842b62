import { codes, type IssueCode } from '../issues/codes';
import type { Issue } from '../issues/issue';

/** The issues of one file. */
export interface FileIssues {
  readonly file: string;
  readonly issues: readonly Issue[];
}

/**
 * Creates a SARIF 2.1.0 log, the format in which code hosts and editors read findings.
 * Source: OASIS Static Analysis Results Interchange Format 2.1.0.
 */
export function sarifLog(
  files: readonly FileIssues[],
  run: {
    readonly version: string;
    /** Whether all files could be read to the end. */
    readonly successful: boolean;
  },
): object {
  const ruleIds = [...new Set(files.flatMap(({ issues }) => issues.map((issue) => issue.code)))];
  return {
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
        results: files.flatMap(({ file, issues }) =>
          issues.map((issue) => sarifResult(file, issue, ruleIds)),
        ),
      },
    ],
  };
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
