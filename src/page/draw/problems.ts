import type { Issue, ValidationReport } from '../../index';
import type { Actions } from '../actions';
import { maxShown } from '../jobs';
import type { State } from '../state';
import { count, counted } from '../words/numbers';
import { severityWords } from '../words/tables';
import { type Choice, drawFilter } from './filter';
import { badge, type Child, element } from './parts/element';
import { table } from './parts/table';

/** The choice of problems to list. */
export function drawProblemFilter({ shown, filter }: State, actions: Actions): readonly Node[] {
  if (shown?.type !== 'check') return [];
  const { errors, warnings, counts } = shown.report;
  if (errors + warnings === 0) return [];
  const choices: readonly Choice[] = [
    { key: '', text: 'All problems', number: errors + warnings },
    { key: 'severity:error', text: 'Errors', number: errors },
    { key: 'severity:warning', text: 'Warnings', number: warnings },
  ];
  const kinds = Object.entries(counts).map(([code, number]) => ({
    ...{ key: `code:${code}`, text: code, number },
  }));
  return drawFilter('Problems', choices, { title: 'Kinds', choices: kinds }, filter, actions);
}

/** The first problems of the choice, and how many more there are. */
export function drawProblems({ shown, filter }: State): readonly Node[] {
  if (shown?.type !== 'check') return [];
  const { report } = shown;
  const total = totalOf(report, filter);
  if (total === 0) return [];
  const listed = report.issues.filter((issue) => isChosen(issue, filter)).slice(0, maxShown);
  const more = total - listed.length;
  return [
    table(
      'problems',
      more > 0
        ? `The first ${count(listed.length)} of ${counted(total, 'problem')}, by line`
        : `${counted(total, 'problem')}, by line`,
      [
        { title: 'Line', class: 'number', isHead: true },
        { title: 'Severity', class: 'level' },
        { title: 'Column', class: 'column' },
        { title: 'Problem', class: 'message' },
        { title: 'Client Id', class: 'client' },
      ],
      listed.map(problemRow),
    ),
    ...(more > 0
      ? [element('p', { class: 'more' }, `${count(more)} more. Save the problems to see them all.`)]
      : []),
  ];
}

function problemRow(issue: Issue): readonly Child[] {
  const { line, severity, column, message, code, clientId, serviceError } = issue;
  const service = serviceError && `service error ${serviceError.number ?? serviceError.code}`;
  return [
    count(line),
    badge(severityWords[severity], severity),
    column ?? '',
    element(
      'div',
      {},
      message,
      element('div', { class: 'codes' }, element('code', {}, code), service && ` · ${service}`),
    ),
    clientId ?? '',
  ];
}

function totalOf({ errors, warnings, counts }: ValidationReport, filter: string): number {
  if (filter === '') return errors + warnings;
  if (filter.startsWith('code:')) return counts[filter.slice('code:'.length)] ?? 0;
  return filter === 'severity:error' ? errors : warnings;
}

function isChosen({ code, severity }: Issue, filter: string): boolean {
  return filter === '' || filter === `code:${code}` || filter === `severity:${severity}`;
}
