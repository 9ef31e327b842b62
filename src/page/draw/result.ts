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

/** What may be wrong with the pair of files. */
function drawDoubts({ summary, issues }: ResultView): readonly Node[] {
  const doubts = [...doubtsOf(summary.unmatched), ...issues.map(({ message }) => message)];
  if (doubts.length === 0) return [];
  return [
    element('div', { class: 'note warning' }, ...doubts.map((text) => element('p', {}, text))),
  ];
}

function doubtsOf(unmatched: ResultSummary['unmatched']): readonly string[] {
  const { errors, notUploaded, clientIdMissing, clientIdRepeated, matchedByCells } = unmatched;
  const withoutId = clientIdMissing + clientIdRepeated;
  return [
    ...(errors > 0
      ? [`${counted(errors, 'error')} of the result without an uploaded record.`]
      : []),
    ...(notUploaded > 0
      ? [`${counted(notUploaded, 'record')} of the result that this upload does not contain.`]
      : []),
    ...(withoutId > 0
      ? [
          `${counted(withoutId, 'record')} without a Client Id of ${withoutId === 1 ? 'its' : 'their'} own, found in the result by ${withoutId === 1 ? 'its' : 'their'} cells: ${count(matchedByCells)}.`,
        ]
      : []),
  ];
}
