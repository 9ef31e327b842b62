import type { ValidationReport } from '../../index';
import type { Actions } from '../actions';
import type { State } from '../state';
import { count } from '../words/numbers';
import { actionWords } from '../words/tables';
import { checkVerdict } from '../words/verdict';
import { element } from './parts/element';
import { figures } from './parts/table';
import { drawSaving } from './saving';
import { drawVerdict } from './verdict';

/** What is wrong with an upload, in numbers. */
export function drawCheck({ shown }: State, actions: Actions): readonly Node[] {
  if (shown?.type !== 'check') return [];
  const { report, inputs } = shown;
  return [
    ...drawVerdict(checkVerdict(report), inputs),
    figures([
      ['Errors', count(report.errors)],
      ['Warnings', count(report.warnings)],
      ['Records', count(recordsOf(report))],
    ]),
    ...drawRecordCounts(report),
    ...drawSaving(report, actions),
  ];
}

function recordsOf({ records }: ValidationReport): number {
  return Object.values(records).reduce((sum, number) => sum + number, 0);
}

/** Which records there are, and rows that are not checked because they are something else. */
function drawRecordCounts({ records, otherTypes }: ValidationReport): readonly Node[] {
  const kinds = Object.entries(records)
    .filter(([, number]) => number > 0)
    .map(([action, number]) => `${count(number)} ${actionWords[action] ?? action}`);
  const others = Object.entries(otherTypes).map(
    ([type, number]) => `${count(number)} ${type === '' ? 'without a Type' : `of Type "${type}"`}`,
  );
  return [
    ...(kinds.length > 0 ? [`Records: ${kinds.join(', ')}.`] : []),
    ...(others.length > 0 ? [`Rows that were not checked: ${others.join(', ')}.`] : []),
  ].map((text) => element('p', { class: 'about soft' }, text));
}
