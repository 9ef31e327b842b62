import type { Issue } from '../../issues/issue';
import { jsonLine } from '../../text/shown/pieces';
import { groupThousands } from '../attribution/rate';
import { countOf, type ReportDocument } from '../document/document';
import { findingBlocks } from '../document/findings';
import type { Place } from '../place';
import type { DocumentSize, FileFindings, ReportContent } from './content';
import { findingOf, issueJson } from './issues';

/** An issue with the place of its record in the input; undefined if it is about all of the input. */
export interface PlacedIssue {
  readonly issue: Issue;
  readonly place: Place | undefined;
}

/** What became of the records of an input. */
export interface GenerationFacts {
  /** What happened, in one sentence without its end. */
  readonly outcome: string;
  /** What `--format json` prints. */
  readonly summary: {
    readonly input: string;
    /** Whether the files were written. */
    readonly written: boolean;
    readonly records: number;
    readonly rejected: number;
    readonly errors: number;
    readonly warnings: number;
    readonly counts: Readonly<Record<string, number>>;
  };
  /** The issues that are kept. */
  readonly issues: readonly PlacedIssue[];
  /** Whether there are others. */
  readonly truncated: boolean;
}

/** What the writing of upload files says. */
export function generationContent(facts: GenerationFacts): ReportContent {
  const { summary, issues, truncated } = facts;
  const listed = issues.map(({ issue, place }) => issueJson(issue, place));
  return {
    command: 'generate',
    files: [findingsOf(facts)],
    isComplete: summary.written,
    json: (stamp) => jsonLine(stamp('generate-report', { ...summary, issues: listed, truncated })),
    *ndjson(stamp) {
      for (const issue of listed) yield* jsonLine(issue);
      yield* jsonLine(stamp('generate-line', { ...summary, truncated }));
    },
    document: (size) => generationDocument(facts, size),
  };
}

function findingsOf({ summary, issues }: GenerationFacts): FileFindings {
  const findings = issues.map((each) => findingOf(each.issue, each.place));
  return { file: summary.input, findings, counts: summary.counts };
}

function generationDocument(facts: GenerationFacts, size: DocumentSize): ReportDocument {
  const { outcome, summary } = facts;
  const { input, written, rejected, errors } = summary;
  const tone = written ? (errors > 0 || rejected > 0 ? 'warning' : 'good') : 'error';
  return {
    title: `Upload from ${input}`,
    verdict: { tone, text: outcome },
    figures: [
      countOf(summary.records, 'record'),
      { label: 'rejected', value: groupThousands(rejected) },
      countOf(errors, 'error'),
      countOf(summary.warnings, 'warning'),
    ],
    blocks: findingBlocks(findingsOf(facts), size),
  };
}
