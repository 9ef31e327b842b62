import { writeJson } from '../text/escapes';
import type { ValidationReport } from '../validate';

const issuesPerPiece = 1000;

/** Yields a report as one line of JSON, in pieces: millions of issues are too long for one string. */
export function* reportJson(file: string, report: ValidationReport): Generator<string, void> {
  const { issues, truncated, ...summary } = report;
  yield `${writeJson({ file, ...summary }).slice(0, -1)},"issues":[`;
  for (let at = 0; at < issues.length; at += issuesPerPiece) {
    const piece = writeJson(issues.slice(at, at + issuesPerPiece)).slice(1, -1);
    yield at === 0 ? piece : `,${piece}`;
  }
  yield `],"truncated":${truncated}}\n`;
}
