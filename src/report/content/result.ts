import type { Issue } from '../../issues/issue';
import type { Outcome, RecordError } from '../../results/outcome';
import type { SummaryOfResult } from '../../results/summary';
import { jsonLine } from '../../text/shown/pieces';
import { groupThousands } from '../attribution/rate';
import { asSentence, type Block, type ReportDocument } from '../document/document';
import { findingBlocks } from '../document/findings';
import { notesOn, outcomeJson, verdictOf } from '../results';
import { explain, localRules, showName } from '../service-error';
import type { DocumentSize, FileFindings, Finding, ReportContent } from './content';
import { findingsOf } from './issues';

/** The issues of a file that are kept, and how many there are of each code. */
export interface IssuesOfFile {
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly counts: Readonly<Record<string, number>>;
}

/** What became of an upload. */
export interface ResultFacts {
  readonly result: string;
  readonly upload: string | undefined;
  readonly summary: SummaryOfResult;
  /** Outcomes by row; those that were not accepted take precedence. */
  readonly outcomes: readonly Outcome[];
  /** Whether there are more outcomes. */
  readonly truncated: boolean;
  /** Number of files that rejected records were written to. */
  readonly writtenFiles: number;
  /** How to get at the rejected records, if not by the options of `results`. */
  readonly next: string | undefined;
  /** What is wrong with the files themselves. */
  readonly issues: readonly IssuesOfFile[];
}

/** What a result says. */
export function resultContent(facts: ResultFacts): ReportContent {
  const { result, upload, summary, outcomes, truncated } = facts;
  const names = { ...(upload !== undefined && { upload }), result };
  return {
    command: 'results',
    files: [outcomeFindings(facts), ...issueFindings(facts)],
    isComplete: true,
    json(stamp) {
      const listed = { outcomes: outcomes.map(outcomeJson), truncated };
      return jsonLine(stamp('results', { ...names, ...summary, ...listed }));
    },
    ndjson: (stamp) => jsonLine(stamp('results-line', { ...names, ...summary })),
    document: (size) => resultDocument(facts, size),
  };
}

/** The errors of the service, at the rows of the upload if it is known. */
function outcomeFindings({ result, upload, summary, outcomes }: ResultFacts): FileFindings {
  const counts: Record<string, number> = {};
  for (const { code, count } of Object.values(summary.errors))
    counts[code] = (counts[code] ?? 0) + count;
  const findings = outcomes.flatMap(({ line, errors, hasRecord }) =>
    errors.map((error) => findingOf(error, hasRecord || upload === undefined ? line : undefined)),
  );
  return { file: upload ?? result, findings, counts };
}

function findingOf(error: RecordError, line: number | undefined): Finding {
  const code = showName(error.code);
  const { number, advice, rules } = error;
  return {
    ...{ code, severity: 'error', place: line === undefined ? undefined : { line } },
    message: `${explain(error) || code}${localRules(rules)}`,
    properties: { ...(number !== undefined && { number }), advice },
  };
}

function issueFindings({ issues, upload, result }: ResultFacts): readonly FileFindings[] {
  return issues
    .filter((each) => each.issues.length > 0 || Object.keys(each.counts).length > 0)
    .map((each) => ({
      file: each.file === upload ? upload : result,
      findings: findingsOf(each.issues),
      counts: each.counts,
    }));
}

function resultDocument(facts: ResultFacts, size: DocumentSize): ReportDocument {
  const { result, upload, summary, writtenFiles, next } = facts;
  const { records, responseMode } = summary;
  const hasUpload = upload !== undefined;
  const states = (['uploaded', 'accepted', 'rejected', 'unknown'] as const).flatMap((label) =>
    records[label] === undefined ? [] : [{ label, value: groupThousands(records[label]) }],
  );
  const others = issueFindings(facts).flatMap((file): readonly Block[] => [
    { kind: 'heading', text: `Faults in ${file.file}` },
    ...findingBlocks(file, size),
  ]);
  return {
    title: hasUpload ? `Result of ${upload}` : `Result ${result}`,
    verdict: asSentence(verdictOf(summary)),
    figures: states,
    blocks: [
      { kind: 'text', text: `Response mode: ${responseMode ?? 'not known'}.` },
      ...notesOn(summary, hasUpload, writtenFiles, next).map(
        (text) => ({ kind: 'text', text }) as const,
      ),
      ...errorTable(summary),
      ...findingBlocks(outcomeFindings(facts), size).filter(({ kind }) => kind === 'details'),
      ...others,
    ],
  };
}

/** The errors by frequency, with what they mean and what to do. */
function errorTable({ errors }: SummaryOfResult): readonly Block[] {
  const counts = Object.entries(errors).sort(([, a], [, b]) => b.count - a.count);
  if (counts.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Errors of the service',
      columns: [
        ...[{ head: 'Number' }, { head: 'Name' }, { head: 'Count', content: 'number' } as const],
        ...[{ head: 'Advice' }, { head: 'What it means', content: 'message' } as const],
      ],
      rows: counts.map(([key, { code, count, advice, meaning, rules }]) => [
        /^\d+$/.test(key) ? key : '',
        { code: showName(code) },
        groupThousands(count),
        { badge: advice === 'retry' ? 'warning' : 'neutral', text: advice },
        `${meaning === code ? '' : meaning}${localRules(rules)}`,
      ]),
    },
  ];
}
