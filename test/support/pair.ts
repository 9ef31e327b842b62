import {
  type Outcome,
  type ReconcileOptions,
  type ResultSummary,
  reconcile,
} from '../../src/index';
import { collect } from './plain';
import { errors } from './record-errors';
import { type KnownNumber, nameOf } from './result-text';
import { uploadText } from './upload-text';

/** What the tables say of a conversion; the cells that are not named are as usual. */
export interface Sent {
  readonly id?: string;
  readonly name?: string;
  readonly time?: string;
  readonly value?: string;
  readonly click?: string;
}

const click = 'f894f652ea334e739002f7167ab8f8e3';

function cellsOf(sent: Sent): string {
  const { id = '', name = 'Lead', time = '11/2/2026 9:30:00 AM', value = '' } = sent;
  return [id, name, time, value, sent.click ?? click].join(',');
}

export const uploadHeader =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Microsoft Click Id';

/** An upload of these records, the first on line 3. */
export function uploadOf(...sent: readonly Sent[]): string {
  const rows = sent.map((each) => `Offline Conversion,,${cellsOf(each)}`);
  return uploadText(uploadHeader, 'Format Version,6.0,,,,,', ...rows);
}

const resultHeader =
  'Type,Name,Id,Client Id,Conversion Name,Conversion Time,Conversion Value,Microsoft Click Id,Error,Error Number';

/** A result with these rows, the first on line 3. */
export function resultOf(...rows: readonly string[]): string {
  return uploadText(resultHeader, 'Format Version,6.0,,,,,,,,', ...rows);
}

/** The row of a record in a result. */
export function back(sent: Sent): string {
  return `Offline Conversion,,17,${cellsOf(sent)},,`;
}

/** Its error row. */
export function wrong(sent: Sent, number: KnownNumber): string {
  return `Offline Conversion Error,,,${cellsOf(sent)},${nameOf(number)},${number}`;
}

export const campaignRows = ['Campaign,Shoes,1,,,,,,,', 'Campaign Error,Shoes,,,,,,,Some,1'];

type Files = Pick<ReconcileOptions, 'upload' | 'result' | 'responseMode'>;

/** What became of an upload: of each record in a word, and the whole in full. */
export async function outcomesOf(files: Files) {
  const { outcomes, summary } = reconcile(files);
  return { outcomes: (await collect(outcomes)).map(inAWord), summary: await summary };
}

/** `accepted`, `unknown`, or `rejected` with the numbers of the errors: `rejected 5625 5604`. */
export function inAWord({ status, errors }: Outcome): string {
  return [status, ...errors.map(({ number, code }) => number ?? code)].join(' ');
}

/** A summary in full, of what the tables say of it. */
export function summaryOf(said: {
  mode: ResultSummary['responseMode'];
  /** uploaded, accepted, rejected, unknown */
  records: readonly [number, number, number, number];
  errors?: Partial<Record<KnownNumber, number>>;
  unmatched?: Partial<ResultSummary['unmatched']>;
}): ResultSummary {
  const [uploaded, accepted, rejected, unknown] = said.records;
  const counted = Object.entries(said.errors ?? {}).map(([number, count]) => {
    const { number: _, ...error } = errors[Number(number) as KnownNumber];
    return [number, { ...error, count }];
  });
  return {
    responseMode: said.mode,
    records: { uploaded, accepted, rejected, unknown },
    errors: Object.fromEntries(counted),
    unmatched: {
      ...{ errors: 0, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0, matchedByCells: 0 },
      ...said.unmatched,
    },
  };
}
