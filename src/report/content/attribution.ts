import type { Report, ReportError } from '../../api/report/report';
import { jsonLine } from '../../text/shown/pieces';
import { attributionDocument } from '../attribution/document';
import { attributionJson, nameIn } from '../attribution/json';
import { groupThousands, percent } from '../attribution/rate';
import { explain, localRules, showName } from '../service-error';
import type { FileFindings, Finding, ReportContent, Stamp } from './content';

/** An attribution report, and the files of its answers. */
export interface AttributionFacts {
  readonly files: readonly string[];
  readonly report: Report;
}

/** What an attribution report says. */
export function attributionContent(facts: AttributionFacts): ReportContent {
  const { files, report } = facts;
  const json = (stamp: Stamp) => jsonLine(stamp('report', attributionJson(files, report)));
  return {
    command: 'report',
    files: [findingsOf(facts)],
    isComplete: report.errors.length === 0,
    json,
    ndjson: json,
    document: (size) => attributionDocument(report, nameIn(files), size),
  };
}

/** Errors of the service, and each reason once: a report has no lines. */
function findingsOf({ files, report }: AttributionFacts): FileFindings {
  const counts: Record<string, number> = {};
  const findings = [...report.errors.map(findingOfError), ...report.total.reasons.map(findingOf)];
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return { file: files.join(', ') || 'attribution report', findings, counts };
}

function findingOfError(error: ReportError): Finding {
  const code = showName(error.code);
  const { advice, goalId, index } = error;
  return {
    ...{ code, severity: 'error', message: explain(error) || code, place: undefined },
    properties: { advice, goalId, index },
  };
}

function findingOf({ reason, count, share, meaning, advice, rules }: Reason): Finding {
  const code = showName(reason);
  const conversions = `${groupThousands(count)} not attributed (${percent(share)} of these)`;
  return {
    ...{ code, severity: 'warning', place: undefined },
    message: `${conversions}: ${meaning === reason ? '' : `${meaning} `}${advice}${localRules(rules)}`,
    properties: { count, share },
  };
}

type Reason = Report['total']['reasons'][number];
