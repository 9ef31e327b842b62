import * as z from 'zod/mini';
import { readReport } from '../api/report/read';
import type { Report } from '../api/report/report';
import { type ReportQuery, reportRequests } from '../api/report/requests';
import { checkOptions, splitOptions } from '../options/check';
import type { Caller } from './calls/caller';
import { type CallOptions, patienceOf, patienceShape } from './calls/patience';
import { getGoals } from './goals';

/** Options for an attribution report: what it covers, and how long to wait for it. */
export interface ReportCallOptions extends Omit<ReportQuery, 'goalIds'>, CallOptions {
  /** Ids of goals. Default: all offline conversion goals of the account. */
  readonly goalIds?: ReportQuery['goalIds'] | undefined;
}

/** Gets an attribution report, by as many requests as its days and goals take. */
export async function getReport(caller: Caller, options: ReportCallOptions): Promise<Report> {
  const [own, { goalIds, ...query }] = splitOptions(options, patienceShape);
  const patient = checkOptions(z.strictObject(patienceShape), own);
  // Wrong options are reported before the service is asked for goals.
  reportRequests({ ...query, goalIds: goalIds ?? ['1'] });
  const patience = patienceOf(caller, patient);
  const ids = goalIds ?? (await idsOfGoals(caller, patient));
  if (ids.length === 0) return readReport([]);
  const requests = reportRequests({ ...query, goalIds: ids });
  const answers: string[] = [];
  for (const { operation, body } of requests) {
    const { value } = await caller.call(operation, JSON.parse(body), readAnswer, patience);
    answers.push(value);
  }
  return readReport(answers, { requests });
}

/** An answer that cannot be read is asked for again. */
function readAnswer(text: string): string {
  readReport([text]);
  return text;
}

async function idsOfGoals(caller: Caller, options: CallOptions): Promise<readonly string[]> {
  const { goals } = await getGoals(caller, options);
  return goals.flatMap((goal) => ('id' in goal ? [goal.id] : []));
}
