import type { ReportError } from '../../api/report/report';
import { showable } from '../../text/showable';
import { shown, wrapped } from '../results';
import { counted, type Ink, visible } from '../terminal/text';

const indent = ' '.repeat(7);
const longest = 500;

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
    ink.error(`The report is not whole: ${counted(errors.length, 'error')}`),
    ...errors.flatMap((error) => [
      ink.error(`  ${headOf(error, nameOf(error.answer))}`),
      ...wrapped(wordsOf(error), 73).map((line) => ink.faint(indent + line)),
    ]),
  ];
}

function headOf(error: ReportError, place: string | undefined): string {
  const { number, code, advice, index, goalId } = error;
  return visible(
    [
      number === undefined ? '' : String(number),
      shown(code),
      advice,
      goalId !== undefined ? `goal ${goalId}` : '',
      goalId === undefined && index !== undefined ? `goal ${index + 1} of the request` : '',
      place === undefined ? '' : `in ${place}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  );
}

function wordsOf({ meaning, code, detail, trackingId }: ReportError): string {
  const said = detail === undefined ? undefined : showable(detail, false, longest);
  return visible(
    [
      meaning === code ? said : meaning,
      trackingId !== undefined && `Tracking id: ${trackingId.slice(0, 64)}`,
    ]
      .filter((part) => typeof part === 'string')
      .join(' '),
  );
}
