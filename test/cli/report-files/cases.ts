import { answer, daily, summary } from '../../support/report-answers';
import { type Files, now } from '../../support/run';
import { uploadText } from '../../support/upload-text';

/* Small inputs of the commands that write reports, with a fault of each kind. */

const click = 'f894f652ea334e739002f7167ab8f8e3';
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const faulty = uploadText(
  header,
  'Format Version,6,,,,',
  `Offline Conversion,,a|b,Lead,11/2/2026 9:30:00 AM,${click}`,
  `Offline Conversion,,b,,11/2/2026 9:30:00 AM,${click}`,
  `Offline Conversion,,c,Lead,<soon> & "*then*",${click}`,
  `Offline Conversion,,d,Lead,later,${click}`,
);
const sent = uploadText(
  header,
  'Format Version,6.0,,,,',
  ...['a', 'b', 'c'].map((id) => `Offline Conversion,,${id},Lead,11/2/2026 9:30:00 AM,${click}`),
);
const result = uploadText(
  `${header},Error,Error Number`,
  'Format Version,6.0,,,,,,',
  `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click},,`,
  'Offline Conversion Error,,b,Lead,,,OfflineConversionNameInvalid,5606',
  'Offline Conversion Error,,c,Lead,,,SomethingNew,9999',
);
const object = {
  ...{ clientId: 'a', conversionName: 'Lead', microsoftClickId: click },
  conversionTime: '2026-11-02T09:30:00Z',
};
const goals = [
  'Type,Id,Name,Status,Conversion Currency Code',
  'Format Version,,6.0,,',
  'OfflineConversion Goal,12,Lead,Active,euro',
  'OfflineConversion Goal,13,Visit,Active,EUR',
  '',
].join('\r\n');
const attribution = answer(
  summary('12', 'Lead', [
    daily('2026-11-02', 3, 1, { AccountMismatch: 1 }),
    daily('2026-11-03', 1, 3, { AccountMismatch: 1, BrandNew: 2 }),
    daily('2026-11-05', 4, 0),
  ]),
  summary('13', 'Visit <b>', [daily('2026-11-03', 1, 0)]),
);
const failed = {
  ...attribution,
  PartialErrors: [{ Code: 5314, ErrorCode: 'InvalidGoal', Index: 2 }],
};

/** Rows of each day: one day is missing, the last has half as many, and all values are 0. */
const days = uploadText(
  'Type,Name,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Hashed Email Address',
  'Format Version,6.0,,,,,',
  ...[2, 3, 4, 6, 7].flatMap((day) =>
    Array.from({ length: day === 7 ? 6 : 12 }, (_, row) => {
      const hash = row === 0 ? '' : `${day}b0`.padEnd(64, '7a3c9');
      return `Offline Conversion,,${row % 3 ? 'Lead' : 'Visit'},11/${day}/2026 9:30:00 AM,0,EUR,${hash}`;
    }),
  ),
);

export interface ReportCase {
  readonly files: Files;
  readonly args: readonly string[];
  readonly code: number;
  /** The format of what is printed. */
  readonly printed: 'github' | 'text';
}

export const cases: Readonly<Record<string, ReportCase>> = {
  validation: {
    files: { 'up.csv': faulty },
    args: ['validate', 'up.csv', 'absent.csv', ...now],
    ...{ code: 2, printed: 'github' },
  },
  generation: {
    files: { 'in.json': JSON.stringify([object, { ...object, clientId: 'b', email: 'x' }]) },
    args: ['generate', 'in.json', '-o', 'out.csv', '--on-error', 'skip', ...now],
    ...{ code: 1, printed: 'github' },
  },
  result: {
    files: { 'up.csv': sent, 'result.csv': result },
    args: ['results', 'result.csv', '--upload', 'up.csv'],
    ...{ code: 1, printed: 'github' },
  },
  goals: {
    files: { 'goals.csv': goals },
    args: ['goals', 'goals.csv'],
    code: 1,
    printed: 'github',
  },
  attribution: {
    files: { 'answer.json': JSON.stringify(failed) },
    args: ['report', 'answer.json'],
    ...{ code: 1, printed: 'github' },
  },
  profile: {
    files: { 'days.csv': days },
    args: ['profile', 'days.csv'],
    ...{ code: 0, printed: 'text' },
  },
};
