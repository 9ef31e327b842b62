import { jsonLine } from '../../text/shown/pieces';
import { groupThousands } from '../attribution/rate';
import {
  asSentence,
  type Block,
  countOf,
  type ReportDocument,
  type Verdict,
} from '../document/document';
import { findingBlocks } from '../document/findings';
import { type Goals, goalCells, goalHeads, goalsJson, placeOfGoal } from '../goals';
import { explain, showName } from '../service-error';
import type { DocumentSize, FileFindings, ReportContent, Stamp } from './content';
import { findingOf } from './issues';

/** Goals, and how often each code was reported. */
interface GoalFacts {
  readonly file: string;
  readonly answer: Goals;
  readonly counts: Readonly<Record<string, number>>;
}

/** What a list of goals says. */
export function goalsContent(facts: GoalFacts): ReportContent {
  const { file, answer, counts } = facts;
  const json = (stamp: Stamp) => jsonLine(stamp('goals', goalsJson(file, answer, counts)));
  return {
    command: 'goals',
    files: [findingsOf(facts)],
    isComplete: answer.errors.length === 0,
    json,
    ndjson: json,
    document: (size) => goalsDocument(facts, size),
  };
}

function findingsOf({ file, answer, counts }: GoalFacts): FileFindings {
  const { issues, errors } = answer;
  const all: Record<string, number> = { ...counts };
  const ofService = errors.map((error) => {
    const code = showName(error.code);
    all[code] = (all[code] ?? 0) + 1;
    const { index, advice } = error;
    return {
      ...{ code, severity: 'error' as const, message: explain(error) || code },
      place: index === undefined ? undefined : { index },
      properties: { advice },
    };
  });
  const ofRules = issues.map((issue) => findingOf(issue, placeOfGoal(issue)));
  return { file, findings: [...ofService, ...ofRules], counts: all };
}

function goalsDocument(facts: GoalFacts, size: DocumentSize): ReportDocument {
  const { file, answer } = facts;
  const { goals, otherTypes } = answer;
  const shown = goals.slice(0, size.maxRows);
  const table: readonly Block[] =
    goals.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: shown.length < goals.length ? `The first ${shown.length} goals` : 'Goals',
            columns: goalHeads.map((text) => ({ head: asSentence({ text }).text })),
            rows: shown.map(goalCells),
          },
        ];
  return {
    title: `Goals of ${file}`,
    verdict: asSentence(verdictOf(facts)),
    figures: [
      countOf(goals.length, 'goal'),
      { label: 'of other types', value: groupThousands(otherTypes) },
    ],
    blocks: [...table, ...findingBlocks(findingsOf(facts), size)],
  };
}

function verdictOf(facts: GoalFacts): Verdict {
  const { findings, counts } = findingsOf(facts);
  if (findings.some(({ severity }) => severity === 'error'))
    return { tone: 'error', text: 'some goals are missing or have errors' };
  if (Object.keys(counts).length > 0) return { tone: 'warning', text: 'read, with warnings' };
  return { tone: 'good', text: 'read' };
}
