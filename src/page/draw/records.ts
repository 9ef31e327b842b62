import type { Actions } from '../actions';
import { maxShown, type RecordRow, type ResultView } from '../jobs';
import type { State } from '../state';
import { count, counted } from '../words/numbers';
import { adviceWords, statusLevels, statusWords } from '../words/tables';
import { drawFilter } from './filter';
import { badge, type Child, element } from './parts/element';
import { table } from './parts/table';

/** The choice of records to list. */
export function drawRecordFilter({ shown, filter }: State, actions: Actions): readonly Node[] {
  if (shown?.type !== 'result') return [];
  const { summary, recordsByReason } = shown.view;
  const { uploaded, rejected, unknown, accepted } = summary.records;
  const choices = [
    { key: '', text: 'All records', number: uploaded },
    { key: 'status:rejected', text: 'Rejected', number: rejected },
    { key: 'status:unknown', text: 'Unknown', number: unknown },
    { key: 'status:accepted', text: 'Accepted', number: accepted },
  ];
  const reasons = Object.entries(recordsByReason).map(([key, number]) => {
    const code = summary.errors[key]?.code ?? key;
    return { key: `reason:${key}`, text: code === key ? key : `${key} ${code}`, number };
  });
  return drawFilter('Records', choices, { title: 'Reasons', choices: reasons }, filter, actions);
}

/** The first records of the choice, and how many more there are. */
export function drawRecords({ shown, filter }: State): readonly Node[] {
  if (shown?.type !== 'result') return [];
  const { view, inputs } = shown;
  const total = totalOf(view, filter);
  const listed = view.records.filter((row) => isChosen(row, filter)).slice(0, maxShown);
  const more = total - listed.length;
  return [
    table(
      'records',
      more > 0
        ? `The first ${count(listed.length)} of ${counted(total, 'record')}, by line of the upload`
        : `${counted(total, 'record')}, by line of the upload`,
      [
        { title: 'Line', class: 'number', isHead: true },
        { title: 'Outcome', class: 'level' },
        { title: 'Client Id', class: 'client' },
        { title: inputs.showValues ? 'Reasons and values' : 'Reasons', class: 'message' },
      ],
      listed.map(recordCells),
    ),
    ...(more > 0
      ? [
          element(
            'p',
            { class: 'more' },
            `${count(more)} more. Choose an outcome or a reason to see them.`,
          ),
        ]
      : []),
  ];
}

function recordCells({ line, status, clientId, reasons, cells }: RecordRow): readonly Child[] {
  return [
    count(line),
    badge(statusWords[status], statusLevels[status]),
    clientId ?? '',
    element(
      'div',
      {},
      ...reasons.map(({ number, code, meaning, advice, detail }) =>
        element(
          'div',
          { class: 'reason' },
          meaning === code ? '' : meaning,
          detail !== undefined && ` ${detail}`,
          element(
            'div',
            { class: 'codes' },
            element('code', {}, number === undefined ? code : `${number} ${code}`),
            ` · ${adviceWords(advice)}`,
          ),
        ),
      ),
      cells && valuesOf(cells),
    ),
  ];
}

/** What the row of the record contains. */
function valuesOf(cells: NonNullable<RecordRow['cells']>): HTMLElement {
  return element(
    'dl',
    { class: 'values' },
    ...cells.map(([column, text]) =>
      element('div', {}, element('dt', {}, column), element('dd', {}, text)),
    ),
  );
}

function totalOf({ summary, recordsByReason }: ResultView, filter: string): number {
  const { records } = summary;
  if (filter === '') return records.uploaded;
  if (filter.startsWith('reason:')) return recordsByReason[filter.slice('reason:'.length)] ?? 0;
  return records[filter.slice('status:'.length) as RecordRow['status']];
}

function isChosen({ status, reasons }: RecordRow, filter: string): boolean {
  if (filter === '' || filter === `status:${status}`) return true;
  return reasons.some(({ number, code }) => filter === `reason:${number ?? code}`);
}
