import type { Change } from '../../issues/change';
import { changeSentence } from '../../messages/changes';
import type { Actions } from '../actions';
import type { State } from '../state';
import { counted } from '../words/numbers';
import { fixedStatus } from '../words/status';
import { checkVerdict } from '../words/verdict';
import { button, element } from './parts/element';

/** The fixed copy of an upload: what was changed, and what is left. */
export function drawFixed({ fixed }: State, actions: Actions): readonly Node[] {
  if (!fixed) return [];
  const changes = Object.entries(fixed.changes) as [Change['code'], number][];
  if (changes.length === 0)
    return [
      element(
        'div',
        { class: 'note' },
        element('p', {}, 'Nothing in this file can be fixed with certainty.'),
      ),
    ];
  const { errors, valid } = fixed.report;
  const left = valid
    ? `The copy is fine: ${checkVerdict(fixed.report).text.toLowerCase()}.`
    : `${counted(errors, 'error')} ${errors === 1 ? 'is' : 'are'} left in the copy, which only you can fix.`;
  return [
    element(
      'div',
      { class: 'note fixed' },
      element('h2', {}, fixedStatus),
      element('p', {}, left),
      element(
        'ul',
        {},
        ...changes.map(([code, number]) =>
          element(
            'li',
            {},
            changeSentence(code, number),
            ' ',
            element('code', { class: 'soft' }, code),
          ),
        ),
      ),
      button('Save the fixed file', { class: 'primary', id: 'save-fixed' }, actions.saveFixed),
    ),
  ];
}
