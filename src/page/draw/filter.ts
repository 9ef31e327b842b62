import type { Actions } from '../actions';
import { count } from '../words/numbers';
import { element, listening } from './parts/element';

/** Something that a list can be filtered by. */
export interface Choice {
  readonly key: string;
  readonly text: string;
  readonly number: number;
}

/** The heading of a list, and the field that filters it. */
export function drawFilter(
  title: string,
  choices: readonly Choice[],
  group: { readonly title: string; readonly choices: readonly Choice[] },
  filter: string,
  actions: Actions,
): readonly Node[] {
  const isOffered = ({ key, number }: Choice) => key === '' || number > 0;
  const option = ({ key, text, number }: Choice) =>
    element('option', { value: key, selected: key === filter }, `${text} (${count(number)})`);
  const groupChoices = group.choices.filter(isOffered);
  const select = listening(
    element(
      'select',
      { id: 'filter' },
      ...choices.filter(isOffered).map(option),
      groupChoices.length > 0 &&
        element('optgroup', { label: group.title }, ...groupChoices.map(option)),
    ),
    { change: ({ target }) => actions.filter((target as HTMLSelectElement).value) },
  );
  return [
    element(
      'div',
      { class: 'list-head' },
      element('h2', {}, title),
      element(
        'div',
        { class: 'choice off-paper' },
        element('label', { for: 'filter' }, 'Show'),
        select,
      ),
    ),
  ];
}
