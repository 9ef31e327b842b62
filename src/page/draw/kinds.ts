import type { Actions } from '../actions';
import type { State } from '../state';
import { count } from '../words/numbers';
import { codeSummary, severitiesByCode, severityWords } from '../words/tables';
import { badge, button, element } from './parts/element';
import { table } from './parts/table';

/** How often there is each kind of problem. */
export function drawKinds({ shown }: State, actions: Actions): readonly Node[] {
  if (shown?.type !== 'check') return [];
  const { counts, issues } = shown.report;
  const severities = severitiesByCode(issues);
  const rank = (code: string) => (severities.get(code) === 'error' ? 0 : 1);
  const sorted = Object.entries(counts).sort(
    ([a, many], [b, few]) => rank(a) - rank(b) || few - many,
  );
  if (sorted.length === 0) return [];
  const rows = sorted.map(([code, number]) => {
    const severity = severities.get(code) ?? 'warning';
    const show = { class: 'plain', 'aria-label': `Show the problems with code ${code}` };
    return [
      badge(severityWords[severity], severity),
      codeSummary(code),
      element('code', { class: 'soft' }, code),
      count(number),
      button('Show', show, () => showList(`code:${code}`, actions)),
    ];
  });
  return [
    element('h2', {}, 'Kinds of problems'),
    table(
      'counts',
      'Errors first, then by frequency',
      [
        { title: 'Severity', class: 'level' },
        { title: 'What is wrong', class: 'message', isHead: true },
        { title: 'Code', class: 'code' },
        { title: 'How often', class: 'number' },
        { title: 'List', class: 'show' },
      ],
      rows,
    ),
  ];
}

/** Filters the list, and goes there. */
export function showList(filter: string, actions: Actions): void {
  actions.filter(filter);
  document.getElementById('filter')?.focus();
}
