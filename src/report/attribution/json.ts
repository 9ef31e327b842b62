import type { Report, ReportError } from '../../api/report/report';
import { errorJson } from '../service-error';

/** A report as the members of JSON, with the files of its answers. */
export function attributionJson(files: readonly string[], report: Report): object {
  return { files, ...report, errors: report.errors.map(reportErrorJson) };
}

/** An error without texts that look like identifiers, as in the other commands. */
function reportErrorJson(error: ReportError): object {
  const { answer, index, goalId, trackingId } = error;
  return { ...errorJson(error), answer, index, goalId, trackingId };
}

/** The name of an answer, if there are several files. */
export function nameIn(files: readonly string[]): (answer: number) => string | undefined {
  return (answer) => (files.length > 1 ? files[answer] : undefined);
}
