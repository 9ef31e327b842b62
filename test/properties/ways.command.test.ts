import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerColumns } from '../../src/bulk/header';
import {
  BulkFileError,
  type Issue,
  offlineConversionStream,
  type ReadOptions,
  readBulkRows,
  readOfflineConversions,
  readResultFile,
  type Source,
  validateBulkFile,
} from '../../src/index';
import { bulkFile, readOfflineConversionsFile, validateBulkFilePath } from '../../src/node';
import { now as noon } from '../support/conversion-arbitrary';
import { now as nowFlag, run } from '../support/run';
import { runs, share } from '../support/runs';
import { useScratch } from '../support/scratch';
import { sourcesOf } from '../support/sources';
import { stamp } from '../support/stamp';
import { editedFiles } from './edited-file';

const caps = { maxIssues: 1000, maxIssuesPerCode: 1000 };
const options = { now: noon, ...caps };
const scratch = useScratch();

type Rows = AsyncIterable<{ readonly issues?: readonly Issue[] }>;

/** All issues of a reading, with the one that ends it, as sorted text: who reads by rows hears of a file's issues elsewhere. */
async function issuesOf(open: (options: ReadOptions) => Rows): Promise<readonly string[]> {
  const issues: Issue[] = [];
  try {
    for await (const row of open({ now: noon, onIssue: (issue) => issues.push(issue) }))
      issues.push(...(row.issues ?? []));
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    issues.push(cause.issue);
  }
  return sorted(issues);
}

function sorted(issues: readonly object[]): readonly string[] {
  return issues.map((issue) => JSON.stringify(issue)).sort();
}

/** The same without what only a file with a name is told. */
const withoutName = (issues: readonly string[]) =>
  issues.filter((issue) => !issue.includes('"code":"file-name"'));

const places = fc.array(fc.nat(5000), { minLength: 1, maxLength: 9 });

describe('issues are the same whichever way a file is read', () => {
  it('by rows or as a whole, from every kind of source', async () => {
    await fc.assert(
      fc.asyncProperty(editedFiles, places, async (edited, cuts) => {
        const bytes = Uint8Array.from(edited);
        const expected = await issuesOf((given) => readOfflineConversions(bytes, given));
        const path = scratch.file('upload.csv', bytes);
        const file = new File([bytes], 'upload.csv');
        const named = await issuesOf((given) => readOfflineConversions(file, given));
        expect(withoutName(named), 'a File').toEqual(expected);
        const sources: readonly (readonly [string, () => Source, readonly string[]])[] = [
          ...sourcesOf(bytes, cuts).map(([kind, open]) => [kind, open, expected] as const),
          ['a File', () => file, named],
          ['a path', () => bulkFile(path), named],
        ];
        for (const [kind, open, issues] of sources) {
          const byRows = await issuesOf((given) => readOfflineConversions(open(), given));
          expect(byRows, `${kind}, by rows`).toEqual(issues);
          const report = await validateBulkFile(open(), options);
          expect(sorted(report.issues), `${kind}, as a whole`).toEqual(issues);
        }
        expect(await issuesOf((given) => readOfflineConversionsFile(path, given))).toEqual(named);
        const report = await validateBulkFilePath(path, options);
        expect(sorted(report.issues)).toEqual(named);
        const piped = (given: ReadOptions) =>
          new Blob([bytes]).stream().pipeThrough(offlineConversionStream(given));
        expect(await issuesOf((given) => piped(given) as unknown as Rows)).toEqual(expected);
      }),
      runs(64, 80),
    );
  });

  /** Whether an issue depends on which columns and Types a reader knows. */
  function dependsOnRecordType({ code, column, ...issue }: Issue): boolean {
    const codes = ['column-unknown', 'column-missing', 'mixed-record-types', 'no-records'];
    if (codes.includes(code)) return true;
    if (code === 'record-type') {
      const { nearest = '', reason } = (issue.facts ?? {}) as Facts;
      return reason !== undefined || nearest.startsWith('Offline');
    }
    return (
      code.startsWith('column-') && !(containerColumns as readonly string[]).includes(column ?? '')
    );
  }
  type Facts = { readonly nearest?: string; readonly reason?: string };
  /** Rows that only a reader that knows the record type takes for lines of an export. */
  function linesAmong(issues: readonly Issue[]): ReadonlySet<number> {
    const reasons = issues.flatMap(({ code, row, facts }) => {
      const { reason = 'unknown' } = (facts ?? {}) as Facts;
      return code === 'record-type' && reason !== 'unknown' ? [row] : [];
    });
    return new Set(reasons);
  }
  const ofContainer =
    /^(bom|version|cells|column|record-type|quote|encoding|no-header|type-column|delimiter|zone-param|not-a-bulk|cell-too|too-many)/;
  const parsed = (issues: readonly string[]) => issues.map((issue) => JSON.parse(issue) as Issue);

  /** Whether the first row is a record, which only a reader that knows the record type detects. */
  const isRecordFirst = (issues: readonly string[]) =>
    issues.some((issue) => issue.includes('"reason":"data"'));

  it('of the container, by the reader of rows', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(editedFiles, async (bytes) => {
        const all = await issuesOf((given) => readOfflineConversions(bytes, given));
        const rows = parsed(await issuesOf((given) => readBulkRows(bytes, given)));
        if (isRecordFirst(all)) {
          expect(rows).toHaveLength(1);
          return;
        }
        const lines = linesAmong(parsed(all));
        const isCompared = (issue: Issue) =>
          !dependsOnRecordType(issue) &&
          !(lines.has(issue.row) && /^(cells|record-type)/.test(issue.code));
        const expected = parsed(all).filter(
          (issue) => ofContainer.test(issue.code) && isCompared(issue),
        );
        // This reader does not know which columns hold the action and the Client Id.
        const plain = (issues: readonly Issue[]) =>
          sorted(issues.map(({ action: _, clientId: __, property: ___, ...rest }) => rest));
        expect(plain(rows.filter(isCompared))).toEqual(plain(expected));
        compared++;
      }),
      runs(65, 200),
    );
    expect(compared).toBeGreaterThan(share(100));
  });

  it('of a result, by the readers of rows and of outcomes', async () => {
    await fc.assert(
      fc.asyncProperty(editedFiles, async (edited) => {
        // A result is known by its columns of errors.
        const text = Buffer.from(edited).toString('latin1');
        const bytes = Buffer.from(text.replace(/Type(["']?)([,\t])/, 'Type$1$2Error$2'), 'latin1');
        const rows = await issuesOf((given) => readBulkRows(bytes, { ...given, kind: 'result' }));
        const outcomes = await issuesOf(({ onIssue }) =>
          withoutErrors(readResultFile(bytes, { onIssue })),
        );
        if (isRecordFirst(outcomes)) return;
        const common = (issues: readonly string[], isCommon: (issue: Issue) => boolean) =>
          sorted(parsed(issues).filter((issue) => !dependsOnRecordType(issue) && isCommon(issue)));
        // Only one of the two asks whether the file, and a row of unknown Type, can be of a result.
        const ofBoth = ({ code }: Issue) => code !== 'no-error-columns' && code !== 'record-type';
        expect(common(rows, ofBoth)).toEqual(common(outcomes, ofBoth));
        const withoutType = (issues: readonly string[]) =>
          parsed(issues).flatMap(({ code, row }) => (code === 'record-type' ? [row] : []));
        expect(withoutType(outcomes)).toEqual(expect.arrayContaining(withoutType(rows)));
      }),
      runs(66, 200),
    );
  });
});

async function* withoutErrors(items: AsyncIterable<unknown>): AsyncGenerator<object> {
  for await (const _ of items) yield {};
}

it('the command says what the function says, as JSON and as NDJSON', async () => {
  const { seed, numRuns } = runs(67, 40);
  const files = fc.sample(editedFiles, { ...(seed !== undefined && { seed }), numRuns });
  const paths = files.map((bytes, i) => scratch.file(`${i}.csv`, bytes));
  const json = await run([
    'validate',
    ...paths,
    '--format',
    'json',
    '--max-issues',
    '1000',
    ...nowFlag,
  ]);
  const lines = json.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(files.length);
  const list = await run(['validate', ...paths, '--format', 'ndjson', ...nowFlag]);
  const printed = list.stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  const ofFile = (path: string) =>
    printed.flatMap(({ file, ...issue }) => (file === path && 'code' in issue ? [issue] : []));
  for (const [i, path] of paths.entries()) {
    const report = await validateBulkFile(bulkFile(path), {
      now: new Date(nowFlag[1] as string),
      ...caps,
    });
    expect(JSON.parse(lines[i] as string)).toEqual({
      ...stamp('validate'),
      ...{ file: path, ...report },
    });
    expect(sorted(ofFile(path))).toEqual(sorted(report.issues));
  }
});
