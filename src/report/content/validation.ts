import { writeJson } from '../../text/shown/escapes';
import { jsonLine } from '../../text/shown/pieces';
import type { ValidationReport } from '../../validate';
import {
  asSentence,
  type Block,
  countOf,
  type ReportDocument,
  type Verdict,
} from '../document/document';
import { findingBlocks } from '../document/findings';
import { recordCounts, verdictOf } from '../issues';
import type { DocumentSize, FileFindings, ReportContent, Stamp } from './content';
import { findingsOf } from './issues';

/** A file that was validated, or that could not be opened. */
export type ValidatedFile = { readonly file: string } & (
  | { readonly report: ValidationReport }
  /** A sentence that names the file. */
  | { readonly unreadable: string }
);

/** What a validation says about its files. */
export function validationContent(files: readonly ValidatedFile[]): ReportContent {
  return {
    command: 'validate',
    files: files.map(fileFindings),
    isComplete: files.every((each) => 'report' in each && each.report.readable),
    json: (stamp) => validationJson(files, stamp),
    *ndjson(stamp) {
      for (const each of files) yield* jsonLine(stamp(...summaryOf(each)));
    },
    document: (size) => validationDocument(files, size),
  };
}

/** The findings of a file that was validated. */
export function fileFindings(each: ValidatedFile): FileFindings {
  const { file } = each;
  if ('unreadable' in each) return { file, findings: [], counts: {}, unreadable: each.unreadable };
  return { file, findings: findingsOf(each.report.issues), counts: each.report.counts };
}

function isValid(each: ValidatedFile): boolean {
  return 'report' in each && each.report.valid && each.report.readable;
}

/** An object with an item for each file, which is never joined to one text. */
function* validationJson(files: readonly ValidatedFile[], stamp: Stamp): Generator<string, void> {
  const members = writeJson(stamp('validate-report', { valid: files.every(isValid) }));
  yield `${members.slice(0, -1)},"files":[`;
  for (const [index, each] of files.entries()) {
    if (index > 0) yield ',';
    for (const piece of jsonLine(fileJson(each))) yield piece.replace(/\n$/, '');
  }
  yield ']}\n';
}

function fileJson(each: ValidatedFile): object {
  const { file } = each;
  if ('unreadable' in each) return { file, readable: false, message: each.unreadable };
  const { issues, truncated, ...summary } = each.report;
  return { file, ...summary, issues, truncated };
}

/** The line that ends the list of the issues of a file, with its schema. */
function summaryOf(each: ValidatedFile): [schema: string, members: object] {
  if ('unreadable' in each) return ['validate-unopened', fileJson(each)];
  const { issues: _, ...summary } = each.report;
  return ['validate-line', { file: each.file, ...summary, truncated: false }];
}

function validationDocument(files: readonly ValidatedFile[], size: DocumentSize): ReportDocument {
  const [only] = files;
  const isOne = only !== undefined && files.length === 1;
  const described = files.slice(0, size.maxFiles);
  return {
    title: isOne ? `Validation of ${only.file}` : `Validation of ${files.length} files`,
    verdict: asSentence(isOne ? fileVerdict(only) : verdictOfAll(files)),
    figures: [
      ...(isOne ? [] : [countOf(files.length, 'file')]),
      countOf(sumOf(files, 'records'), 'record'),
      countOf(sumOf(files, 'errors'), 'error'),
      countOf(sumOf(files, 'warnings'), 'warning'),
    ],
    blocks: [
      ...described.flatMap((each) => fileBlocks(each, isOne, size)),
      ...(described.length < files.length
        ? [{ kind: 'text', text: `${files.length - described.length} more files.` } as const]
        : []),
    ],
  };
}

function sumOf(files: readonly ValidatedFile[], label: 'records' | 'errors' | 'warnings'): number {
  const count = (report: ValidationReport) =>
    label === 'records'
      ? Object.values(report.records).reduce((sum, each) => sum + each, 0)
      : report[label];
  return files.reduce((sum, each) => sum + ('report' in each ? count(each.report) : 0), 0);
}

function fileVerdict(each: ValidatedFile): Verdict {
  if ('report' in each) return verdictOf(each.report);
  return { tone: 'error', text: 'could not be opened' };
}

function verdictOfAll(files: readonly ValidatedFile[]): Verdict {
  const faulty = files.filter((each) => !isValid(each)).length;
  if (faulty === 0) return { tone: 'good', text: 'all valid' };
  return { tone: 'error', text: `${faulty} of ${files.length} files not valid` };
}

function fileBlocks(each: ValidatedFile, isOne: boolean, size: DocumentSize): readonly Block[] {
  const heading: readonly Block[] = isOne ? [] : [{ kind: 'heading', text: each.file }];
  if ('unreadable' in each)
    return [...heading, { kind: 'note', tone: 'error', text: each.unreadable }];
  const counts = recordCounts(each.report);
  return [
    ...heading,
    ...(isOne ? [] : [{ kind: 'note', ...asSentence(fileVerdict(each)) } as const]),
    { kind: 'text', text: `${counts}.` },
    ...findingBlocks(fileFindings(each), size),
  ];
}
