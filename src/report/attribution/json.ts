import type { Report, ReportError } from '../../api/report/report';
import { type ErrorJson, errorJson } from '../service-error';

/** An error of the attribution report in JSON. */
interface ReportErrorJson extends ErrorJson, Pick<ReportError, 'answer'> {
  /** Index of the goal in the request, from 0, if the service gives it. */
  readonly index: number | undefined;
  /** The id of that goal, if it is known. */
  readonly goalId: string | undefined;
  /** The service's number of the call, if the answer has it. */
  readonly trackingId: string | undefined;
}

/** The attribution report in JSON. */
export interface AttributionJson extends Omit<Report, 'errors'> {
  /** The files of the answers; none if the service was asked. */
  readonly files: readonly string[];
  /** If there are any, the report is incomplete. */
  readonly errors: readonly ReportErrorJson[];
}

/** A report as the members of JSON, with the files of its answers. */
export function attributionJson(files: readonly string[], report: Report): AttributionJson {
  return { files, ...report, errors: report.errors.map(reportErrorJson) };
}

/** An error without texts that look like identifiers, as in the other commands. */
function reportErrorJson(error: ReportError): ReportErrorJson {
  const { answer, index, goalId, trackingId } = error;
  return { ...errorJson(error), answer, index, goalId, trackingId };
}

/** The name of an answer, if there are several files. */
export function nameIn(files: readonly string[]): (answer: number) => string | undefined {
  return (answer) => (files.length > 1 ? files[answer] : undefined);
}
