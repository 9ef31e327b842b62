import type { State } from '../state';
import { count } from '../words/numbers';
import { failureTitle } from '../words/status';
import { element } from './parts/element';

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
