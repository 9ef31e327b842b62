import type { Actions } from '../actions';
import type { State } from '../state';
import { count } from '../words/numbers';
import { adviceWords } from '../words/tables';
import { showList } from './kinds';
import { button, element } from './parts/element';
import { table } from './parts/table';

/** Why records were rejected, and what to do about it. */
export function drawReasons({ shown }: State, actions: Actions): readonly Node[] {
  if (shown?.type !== 'result') return [];
  const { summary, recordsByReason } = shown.view;
  const reasons = Object.entries(summary.errors).sort(([, a], [, b]) => b.count - a.count);
  if (reasons.length === 0) return [];
  const rows = reasons.map(([key, { code, count: number, advice, meaning }]) => {
    const show = { class: 'plain', 'aria-label': `Show the records with error ${key}` };
    return [
      element(
        'div',
        {},
        meaning === code ? 'An error that is not documented.' : meaning,
        element(
          'div',
          { class: 'codes' },
          element('code', {}, key === code ? code : `${key} ${code}`),
        ),
      ),
      adviceWords(advice),
      count(number),
      (recordsByReason[key] ?? 0) > 0 &&
        button('Show', show, () => showList(`reason:${key}`, actions)),
    ];
  });
  return [
    element('h2', {}, 'Reasons'),
    table(
      'reasons',
      'By frequency. A record may have several.',
      [
        { title: 'Why', class: 'message', isHead: true },
        { title: 'What to do', class: 'place' },
        { title: 'How often', class: 'number' },
        { title: 'List', class: 'show' },
      ],
      rows,
    ),
  ];
}
