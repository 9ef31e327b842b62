import type { Actions } from '../actions';
import type { State } from '../state';
import { size } from '../words/numbers';
import { button, element } from './parts/element';

/** How far a job is, and a way to end it. */
export function drawProgress({ task }: State, actions: Actions): readonly Node[] {
  if (!task) return [];
  const { bytes, total } = task;
  const isKnown = total > 0;
  return [
    element(
      'div',
      { class: 'progress' },
      element('progress', {
        'aria-label': 'Progress',
        ...(isKnown && { value: Math.min(bytes, total), max: total }),
      }),
      element(
        'div',
        { class: 'choice' },
        element(
          'span',
          { class: 'soft' },
          isKnown ? `${size(bytes)} of ${size(total)}` : 'Starting',
        ),
        button('Cancel', { id: 'cancel' }, actions.cancel),
      ),
    ),
  ];
}
