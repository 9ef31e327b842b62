import type { Actions } from '../actions';
import type { State } from '../state';
import { button, element } from './parts/element';

/** What a person sees before choosing a file. */
export function drawWelcome({ files, shown, task }: State, actions: Actions): readonly Node[] {
  if (shown || task) return [];
  // A check that was canceled.
  if (files.upload)
    return [
      button('Check the file', { class: 'primary', id: 'check' }, () => void actions.check()),
    ];
  if (files.result)
    return [
      element('h2', { class: 'verdict' }, 'Now choose the upload'),
      element(
        'p',
        { class: 'lead' },
        'A result names the rejected records by their place in the upload. Choose the file that you sent.',
      ),
    ];
  return [
    element(
      'ol',
      { class: 'steps' },
      step(
        'Before you upload',
        'Choose the file. You see each row that Microsoft Advertising would reject, why, and on which line.',
      ),
      step(
        'Fix it',
        'The page makes a copy in which times, spellings, and the Format Version are right. It changes nothing that only you can know.',
      ),
      step(
        'After the upload',
        'Add the result file. You see what became of each record, and get a file of the rejected ones to send again.',
      ),
    ),
  ];
}

function step(title: string, text: string): HTMLElement {
  return element('li', {}, element('h2', {}, title), element('p', {}, text));
}
