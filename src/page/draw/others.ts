import type { Actions } from '../actions';
import type { State } from '../state';
import { count } from '../words/numbers';
import { describeShown, failureTitle, fixedStatus } from '../words/status';
import { button, element } from './parts/element';

/** What just happened. The report says the same, so that it is only heard then. */
export function drawStatus({ status, shown }: State): readonly Node[] {
  const isInReport =
    status === fixedStatus || (shown !== undefined && status === describeShown(shown));
  return [element('span', { class: isInReport ? 'unseen' : 'seen' }, status)];
}

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

/** Why nothing can be shown. */
export function drawFailure({ shown }: State): readonly Node[] {
  if (shown?.type !== 'failure') return [];
  const { failure } = shown;
  const { line, message, code } = failure;
  return [
    element('h2', { class: 'verdict error' }, failureTitle(failure)),
    element(
      'p',
      { class: 'lead' },
      line === undefined ? message : `Line ${count(line)}: ${message}`,
    ),
    ...(code === undefined ? [] : [element('p', { class: 'soft' }, element('code', {}, code))]),
  ];
}
