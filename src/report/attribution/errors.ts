import type { ReportError } from '../../api/report/report';
import { explain, showName } from '../service-error';
import { type Ink, pluralize, visible } from '../terminal/ink';
import { wrap } from '../terminal/wrap';

/**
 * What is missing in a report: a line for each error, and below it what it means.
 * @param nameOf what an answer is called, such as its file; undefined where it goes without saying
 */
export function errorLines(
  errors: readonly ReportError[],
  nameOf: (answer: number) => string | undefined,
  ink: Ink,
): readonly string[] {
  if (errors.length === 0) return [];
  return [
    ink.error(`The report is not whole: ${pluralize(errors.length, 'error')}`),
    ...errors.flatMap((error) => [
      ink.error(`  ${headOf(error, nameOf(error.answer))}`),
      ...wrap(wordsOf(error), 73).map((line) => ink.faint(' '.repeat(7) + line)),
    ]),
  ];
}

function headOf(error: ReportError, place: string | undefined): string {
  const { number, code, advice, index, goalId } = error;
  return visible(
    [
      number === undefined ? '' : String(number),
      showName(code),
      advice,
      goalId !== undefined ? `goal ${goalId}` : '',
      goalId === undefined && index !== undefined ? `goal ${index + 1} of the request` : '',
      place === undefined ? '' : `in ${place}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
}

function wordsOf(error: ReportError): string {
  const { trackingId } = error;
  const tracking = trackingId === undefined ? '' : `Tracking id: ${trackingId.slice(0, 64)}`;
  return visible(`${explain(error)} ${tracking}`);
}
