import type { ResultSummary } from '../../index';
import type { Actions } from '../actions';
import type { ResultView } from '../jobs';
import type { State } from '../state';
import { count, counted } from '../words/numbers';
import { resultVerdict } from '../words/verdict';
import { element } from './parts/element';
import { figures } from './parts/table';
import { saveButton } from './saving';
import { drawVerdict } from './verdict';

/** What became of an upload, in numbers. */
export function drawResult({ shown }: State, actions: Actions): readonly Node[] {
  if (shown?.type !== 'result') return [];
  const { view, inputs } = shown;
  const { records } = view.summary;
  return [
    ...drawVerdict(resultVerdict(view.summary), inputs),
    figures([
      ['Uploaded', count(records.uploaded)],
      ['Accepted', count(records.accepted)],
      ['Rejected', count(records.rejected)],
      ['Unknown', count(records.unknown)],
    ]),
    ...drawDoubts(view),
    ...(records.rejected > 0
      ? [
          element(
            'div',
            { class: 'saving off-paper', role: 'group', 'aria-label': 'Files to save' },
            saveButton('Save the retry file', 'retry', actions, 'primary'),
            saveButton('Save rejected records with reasons', 'rejected-records', actions),
          ),
        ]
      : []),
  ];
}

/** What may be wrong with the pair of files, and how records without a Client Id were found. */
function drawDoubts({ summary, issues }: ResultView): readonly Node[] {
  const doubts = [...doubtsOf(summary.unmatched), ...issues.map(({ message }) => message)];
  const without = withoutIdOf(summary.unmatched);
  const note = (level: string, texts: readonly string[]) =>
    element('div', { class: `note ${level}` }, ...texts.map((text) => element('p', {}, text)));
  return [
    ...(doubts.length > 0 ? [note('warning', doubts)] : []),
    ...(without === undefined ? [] : [note('', [without])]),
  ];
}

function doubtsOf({ errors, notUploaded }: ResultSummary['unmatched']): readonly string[] {
  return [
    ...(errors > 0
      ? [`${counted(errors, 'error')} of the result without an uploaded record.`]
      : []),
    ...(notUploaded > 0
      ? [`${counted(notUploaded, 'record')} of the result that this upload does not contain.`]
      : []),
  ];
}

function withoutIdOf(unmatched: ResultSummary['unmatched']): string | undefined {
  const { clientIdMissing, clientIdRepeated, matchedByCells } = unmatched;
  const number = clientIdMissing + clientIdRepeated;
  if (number === 0) return undefined;
  if (number === 1) {
    const found = matchedByCells === 1 ? 'was found' : 'was not found';
    return `1 record has no Client Id of its own. It ${found} in the result by its cells.`;
  }
  return `${count(number)} records have no Client Id of their own. ${count(matchedByCells)} of them were found in the result by their cells.`;
}
