import type { ValidationReport } from '../../index';
import type { Actions, DownloadKind } from '../actions';
import { button, element } from './parts/element';

/** Files that can be saved of a checked upload. */
export function drawSaving(
  { errors, warnings, readable }: ValidationReport,
  actions: Actions,
): readonly Node[] {
  if (errors + warnings === 0) return [];
  return [
    element(
      'div',
      { class: 'saving off-paper', role: 'group', 'aria-label': 'Files to save' },
      readable &&
        button('Make a fixed copy', { class: 'primary', id: 'fix' }, () => void actions.fix()),
      saveButton('Save problems as CSV', 'problems-csv', actions),
      saveButton('Save problems as JSON', 'problems-json', actions),
      readable && errors > 0 && saveButton('Save rows with errors', 'rejected-rows', actions),
    ),
  ];
}

export function saveButton(
  text: string,
  kind: DownloadKind,
  actions: Actions,
  level = '',
): HTMLElement {
  return button(text, { id: `save-${kind}`, class: level }, () => void actions.download(kind));
}
