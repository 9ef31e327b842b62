import type { Severity } from '../../issues/codes';
import { visible } from '../../text/shown/escapes';
import type { FileFindings, Finding } from '../content/content';
import { groupByCode } from '../content/groups';

/** GitHub shows so many errors and so many warnings of one step. */
const maxOfEach = 10;

interface Annotation extends Omit<Finding, 'place' | 'properties'> {
  readonly file: string;
  readonly place?: Finding['place'];
}

/**
 * Writes the findings as workflow commands of GitHub Actions, grouped by code, and a line of what was left
 * out. Each code gets an annotation before one of them gets its second.
 *
 * Source: Workflow commands for GitHub Actions; the limits are those of its page on annotations; escapes are
 * those of ActionCommand.cs of actions/runner.
 */
export function* githubLines(files: readonly FileFindings[]): Generator<string, void> {
  const left = new Map<string, number>();
  const unopened = files.flatMap(({ file, unreadable }) =>
    unreadable === undefined ? [] : [{ file, code: 'unreadable', message: unreadable }],
  );
  if (unopened.length > 0) left.set('unreadable', unopened.length);
  for (const { counts } of files)
    for (const [code, count] of Object.entries(counts))
      left.set(code, (left.get(code) ?? 0) + count);

  for (const severity of ['error', 'warning'] as const) {
    const groups: (readonly Annotation[])[] = files.flatMap((file) =>
      groupByCode(file).map(({ findings }) =>
        findings
          .filter((finding) => finding.severity === severity)
          .map((finding) => ({ ...finding, file: file.file })),
      ),
    );
    if (severity === 'error') groups.unshift(unopened.map((each) => ({ ...each, severity })));
    for (const annotation of chooseEvenly(groups, maxOfEach)) {
      left.set(annotation.code, (left.get(annotation.code) ?? 1) - 1);
      yield command(severity, annotation);
    }
  }
  const more = [...left].filter(([, count]) => count > 0);
  if (more.length > 0)
    yield visible(`Not annotated: ${more.map(([code, count]) => `${code} ${count}`).join(', ')}.`);
}

/** The first items of each group, one more of each in turn until there are enough. */
function chooseEvenly<T>(groups: readonly (readonly T[])[], max: number): readonly T[] {
  const taken = groups.map(() => 0);
  let left = max;
  for (let round = 0; left > 0 && groups.some((group) => group.length > round); round++)
    for (const [index, group] of groups.entries())
      if (left > 0 && group.length > round) {
        taken[index] = round + 1;
        left--;
      }
  return groups.flatMap((group, index) => group.slice(0, taken[index]));
}

function command(severity: Severity, { file, place, code, message }: Annotation): string {
  const line = place && 'line' in place ? `,line=${place.line}` : '';
  const at = place && 'index' in place ? `[${place.index}] ` : '';
  const title = escapeProperty(code);
  return `::${severity} file=${escapeProperty(file)}${line},title=${title}::${escapeData(at + message)}`;
}

function escapeData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
