import type { ReportError } from '../../api/report/report';
import { visible } from '../../text/shown/escapes';
import { explain, showName } from '../service-error';
import { type Ink, pluralize } from '../terminal/ink';
import { wrap } from '../terminal/wrap';

/**
 * Lists what a report lacks: a line for each error, and below it what the error means.
 * @param nameOf the name of an answer, such as its file; undefined if it needs no name
 */
export function errorLines(
  errors: readonly ReportError[],
  nameOf: (answer: number) => string | undefined,
  ink: Ink,
): readonly string[] {
  if (errors.length === 0) return [];
  return [
    ink.error(`The report is incomplete: ${pluralize(errors.length, 'error')}`),
    ...errors.flatMap((error) => [
      ink.error(`  ${titleOf(error, nameOf(error.answer))}`),
      ...wrap(explanationOf(error), 73).map((line) => ink.faint(' '.repeat(7) + line)),
    ]),
  ];
}

function titleOf(error: ReportError, answer: string | undefined): string {
  const { number, code, advice, index, goalId } = error;
  const goal = goalId ?? (index === undefined ? undefined : `${index + 1} of the request`);
  const parts: (string | number)[] = [showName(code), advice];
  if (number !== undefined) parts.unshift(number);
  if (goal !== undefined) parts.push(`goal ${goal}`);
  if (answer !== undefined) parts.push(`in ${answer}`);
  return visible(parts.join('  '));
}

function explanationOf(error: ReportError): string {
  const { trackingId } = error;
  const tracking = trackingId === undefined ? '' : `Tracking id: ${trackingId.slice(0, 64)}`;
  return visible(`${explain(error)} ${tracking}`);
}
