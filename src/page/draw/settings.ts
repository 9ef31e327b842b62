import type { ResponseMode } from '../../index';
import type { Actions } from '../actions';
import type { State } from '../state';
import { button, element, listening } from './parts/element';

/** How the files are read. */
export function drawSettings({ settings, files }: State, actions: Actions): readonly Node[] {
  const { now, showValues, responseMode } = settings;
  const moment = listening(
    element('input', {
      type: 'datetime-local',
      id: 'now',
      value: now,
      'aria-describedby': 'now-hint',
    }),
    {
      change: ({ target }) => actions.set({ now: (target as HTMLInputElement).value }),
      keydown: ({ key }) => {
        if (key === 'Enter') void actions.check();
      },
    },
  );
  const again = button('Check again', { id: 'again', disabled: !files.upload }, () => {
    void actions.check();
  });
  const values = listening(
    element('input', {
      type: 'checkbox',
      id: 'values',
      checked: showValues,
      'aria-describedby': 'values-hint',
    }),
    {
      change: ({ target }) => {
        actions.set({ showValues: (target as HTMLInputElement).checked });
        void actions.check();
      },
    },
  );
  return [
    ...(files.result ? [responseField(responseMode, actions)] : []),
    element(
      'div',
      { class: 'field' },
      element('label', { for: 'now' }, 'Check as of, in UTC'),
      element('div', { class: 'choice' }, moment, again),
      element('p', { class: 'hint', id: 'now-hint' }, 'Leave it empty for the current time.'),
    ),
    element(
      'div',
      { class: 'field' },
      element(
        'div',
        { class: 'check' },
        values,
        element('label', { for: 'values' }, 'Show values'),
      ),
      element(
        'p',
        { class: 'hint', id: 'values-hint' },
        'Messages, lists and saved problems then contain click ids, hashes and other cells.',
      ),
    ),
  ];
}

const modes: readonly (readonly [ResponseMode | '', string])[] = [
  ['', 'Not sure'],
  ['errors-only', 'Only rows with errors'],
  ['errors-and-results', 'All rows'],
];

function responseField(mode: ResponseMode | undefined, actions: Actions): HTMLElement {
  const select = listening(
    element(
      'select',
      { id: 'mode', 'aria-describedby': 'mode-hint' },
      ...modes.map(([value, text]) =>
        element('option', { value, selected: value === (mode ?? '') }, text),
      ),
    ),
    {
      change: ({ target }) => {
        const value = (target as HTMLSelectElement).value as ResponseMode | '';
        actions.set({ responseMode: value === '' ? undefined : value });
        void actions.check();
      },
    },
  );
  return element(
    'div',
    { class: 'field' },
    element('label', { for: 'mode' }, 'Rows in the result'),
    select,
    element('p', { class: 'hint', id: 'mode-hint' }, 'What you asked Microsoft Advertising for.'),
  );
}
