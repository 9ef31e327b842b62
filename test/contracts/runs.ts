import { inputOf, record, uploadOf, wrong } from '../support/lead-records';
import { type Files, ndjson } from '../support/run';
import { type Place, samples } from './outputs';

const sent = { ...record(2), conversionName: 'Visit' };
/** The files that the command lines name. */
export const files: Files = {
  ...samples,
  'empty.csv': '',
  'header.csv': '\ufeffType,Name,Client Id\r\n',
  'open.csv': `${uploadOf(1)}"`,
  'up.csv': uploadOf(1, 2),
  // The service knows the goal Lead only.
  'half.csv': uploadOf(1, 2).replace('Lead', 'Visit'),
  'in.ndjson': inputOf(1, 2),
  'other.ndjson': ndjson(record(1), sent),
  'wrong.ndjson': ndjson(record(1), wrong(2), { ...record(3), a: 1 }),
  'none.ndjson': '',
  'none.json': '[]',
};

/** Each schema with command lines, and where they write what it describes. Ledgers and fleets have tests of their own. */
export const runs: readonly (readonly [schema: string, place: Place, lines: readonly string[]])[] =
  [
    [
      'validate',
      'stdout',
      [
        ...['upload.csv', 'faulty.csv', 'vendor-example.csv', 'table.csv', 'three-clicks.csv'],
        ...['result.csv --kind result', 'goals.csv', 'goals.json', 'empty.csv', 'header.csv'],
        ...['open.csv', 'faulty.csv upload.csv --strict', 'faulty.csv --max-issues 1'],
        'three-clicks.csv --clicks three-clicks-clicks.csv --goals three-clicks-goals.json',
      ].map((line) => `validate ${line} --format json`),
    ],
    [
      'validate-line',
      'stdout',
      ['upload.csv', 'faulty.csv', 'empty.csv', 'open.csv', 'result.csv --kind result'].map(
        (line) => `validate ${line} --format ndjson`,
      ),
    ],
    [
      'validate-report',
      'file report.json',
      [
        'upload.csv',
        'faulty.csv absent.csv upload.csv',
        'open.csv',
        'faulty.csv --max-issues 1',
      ].map((line) => `validate ${line} --report report.json`),
    ],
    ['validate-line', 'file report.ndjson', ['validate faulty.csv --report report.ndjson']],
    ['validate-unopened', 'file report.ndjson', ['validate absent.csv --report report.ndjson']],
    [
      'fix',
      'stdout',
      ['vendor-example.csv', 'faulty.csv', 'upload.csv', 'empty.csv', 'open.csv'].map(
        (line) => `fix ${line} -o fixed.csv --format json`,
      ),
    ],
    [
      'fix-line',
      'stdout',
      ['vendor-example.csv', 'faulty.csv', 'empty.csv'].map(
        (line) => `fix ${line} -o fixed.csv --format ndjson`,
      ),
    ],
    ['read', 'stdout', ['read upload.csv', 'read faulty.csv', 'read up.csv']],
    ['read-rejected', 'stderr', ['read faulty.csv', 'read header.csv']],
    [
      'generate',
      'stdout',
      [
        'in.ndjson -o new.csv',
        'conversions.ndjson -o new.csv --hash --max-rows 1',
        'wrong.ndjson -o new.csv',
        'wrong.ndjson -o new.csv --on-error skip',
        'none.ndjson -o new.csv',
        'none.json -o new.csv --allow-empty',
      ].map((line) => `generate ${line} --format json`),
    ],
    [
      'generate-report',
      'file report.json',
      ['in.ndjson', 'wrong.ndjson', 'wrong.ndjson --on-error skip', 'none.json'].map(
        (line) => `generate ${line} -o new.csv --report report.json`,
      ),
    ],
    [
      'generate-line',
      'file report.ndjson',
      ['wrong.ndjson', 'in.ndjson'].map(
        (line) => `generate ${line} -o new.csv --report report.ndjson`,
      ),
    ],
    [
      'reject',
      'file rejects.ndjson',
      [
        'generate wrong.ndjson -o new.csv --on-error skip --rejects rejects.ndjson',
        'generate conversions.ndjson -o new.csv --on-error skip --rejects rejects.ndjson',
        'apply wrong.ndjson --on-error skip --rejects rejects.ndjson',
        'apply faulty.csv --on-error skip --rejects rejects.ndjson',
        'send wrong.ndjson --on-error skip --rejects rejects.ndjson',
      ],
    ],
    ['request', 'stdout', ['apply in.ndjson', 'apply upload.csv --format soap --max-items 1']],
    ['request-index', 'file requests/index.json', ['apply upload.csv --out-dir requests']],
    [
      'apply',
      'stdout',
      ['in.ndjson', 'wrong.ndjson', 'none.ndjson', 'faulty.csv --on-error skip'].map(
        (line) => `apply ${line} --out-dir requests --format json`,
      ),
    ],
    [
      'apply-send',
      'stdout',
      ['in.ndjson', 'other.ndjson', 'wrong.ndjson'].map(
        (line) => `apply ${line} --send --format json`,
      ),
    ],
    [
      'results',
      'stdout',
      ['result.csv', 'result.csv --upload sent.csv', 'result.csv --response-mode errors-only'].map(
        (line) => `results ${line} --format json`,
      ),
    ],
    [
      'results-line',
      'stdout',
      ['result.csv', 'result.csv --upload sent.csv'].map(
        (line) => `results ${line} --format ndjson`,
      ),
    ],
    ['results', 'file report.json', ['results result.csv --upload sent.csv --report report.json']],
    ['results-line', 'file report.ndjson', ['results result.csv --report report.ndjson']],
    ['goals', 'file report.json', ['goals goals-answer.json --report report.json']],
    ['report', 'file report.ndjson', ['report report-answer.json --report report.ndjson']],
    [
      'upload',
      'stdout',
      [
        'upload up.csv --format json',
        'upload half.csv --result kept.csv --format json',
        'upload up.csv --no-wait --format json',
        'send in.ndjson --format json',
        'send other.ndjson --format json',
      ],
    ],
    ['accounts', 'stdout', ['accounts --format json']],
    [
      'goals',
      'stdout',
      [
        ...['goals.csv', 'goals.json', 'goals-answer.json', 'goals-answer.xml', '--fetch'],
        'three-clicks-goals.json',
      ].map((line) => `goals ${line} --format json`),
    ],
    [
      'report',
      'stdout',
      [
        'report report-answer.json --format json',
        'report report-answer.json report-answer.xml --format json',
        'report --fetch --from 2026-11-01 --to 2026-11-20 --format json',
      ],
    ],
    [
      'profile',
      'stdout',
      ['upload.csv', 'faulty.csv', 'three-clicks.csv', 'header.csv'].map(
        (line) => `profile ${line} --format json`,
      ),
    ],
    ['rules', 'stdout', ['rules --format json', 'rules --type goal --format json']],
  ];
