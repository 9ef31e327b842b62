import type { ValidationReport } from '../validate';

const issuesAPiece = 1000;

/** The report as one line of JSON, in pieces: as one text millions of issues would be too long. */
export function* reportJson(file: string, report: ValidationReport): Generator<string, void> {
  const { issues, truncated, ...summary } = report;
  yield `${JSON.stringify({ file, ...summary }).slice(0, -1)},"issues":[`;
  for (let at = 0; at < issues.length; at += issuesAPiece) {
    const piece = JSON.stringify(issues.slice(at, at + issuesAPiece)).slice(1, -1);
    yield at === 0 ? piece : `,${piece}`;
  }
  yield `],"truncated":${truncated}}\n`;
}
