import type { Report } from '../../api/report/report';
import type { Block } from '../document/document';
import { explain, showName } from '../service-error';

/**
 * A table of what a report lacks; nothing if it is complete.
 * @param nameOf the name of an answer; undefined if it needs no name
 */
export function errorTable(
  { errors }: Report,
  nameOf: (answer: number) => string | undefined,
): readonly Block[] {
  if (errors.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Errors of the service: what the report lacks',
      columns: [
        { head: 'Error' },
        { head: 'Advice' },
        { head: 'Goal' },
        { head: 'Answer' },
        { head: 'What it means', content: 'message' },
      ],
      rows: errors.map((error) => [
        { code: [error.number, showName(error.code)].filter(Boolean).join(' ') },
        error.advice,
        error.goalId ?? (error.index === undefined ? '' : `${error.index + 1} of the request`),
        nameOf(error.answer) ?? '',
        explain(error),
      ]),
    },
  ];
}
