import { madeUp } from '../../../src/double/credentials';
import { linesOfCalling } from './lines-of-calling';
import { linesOfChecking } from './lines-of-checking';
import { linesOfLedger } from './lines-of-ledger';
import { linesOfSending } from './lines-of-sending';

/** By the first cell of a row of the table, one or more command lines for each code that the row has. */
export type Lines = Readonly<Record<string, readonly (readonly string[] | undefined)[]>>;

export const lines: Lines = {
  ...linesOfChecking,
  ...linesOfSending,
  ...linesOfCalling,
  ...linesOfLedger,
  'results RESULT': [
    ['results accepted.csv'],
    ['results rejected.csv'],
    ['results page.csv', 'results good.csv', 'results good.csv --upload good.csv'],
  ],
  'results … --upload FILE': [
    ['results accepted.csv --upload good.csv'],
    [
      'results rejected.csv --upload good.csv',
      'results rejected.csv --upload good.csv --retry again.csv --rejects no.csv',
    ],
    [
      'results other.csv --upload good.csv',
      'results rejected.csv --upload absent.csv',
      'results rejected.csv --upload good.csv --retry again.txt',
    ],
  ],
  'results … --retry FILE --advice WORD --rejects FILE': [
    ['results accepted.csv --upload good.csv --retry again.csv --advice retry --rejects no.csv'],
    [
      'results rejected.csv --upload good.csv --retry again.csv --advice fix',
      'results rejected.csv --upload good.csv --rejects no.csv',
    ],
    [
      'results rejected.csv --retry again.csv',
      'results rejected.csv --rejects no.csv',
      'results rejected.csv --upload good.csv --advice retry',
      'results rejected.csv --upload good.csv --retry again.txt',
      'results rejected.csv --upload good.csv --retry good.csv',
    ],
  ],
  'goals FILE': [
    ['goals goals.json', 'goals no-goals.json'],
    ['goals goals-failed.json'],
    ['goals page.csv', 'goals good.csv', 'goals absent.json'],
  ],
  'profile FILE': [
    ['profile good.csv', 'profile faulty.csv', 'profile half.csv'],
    undefined,
    ['profile page.csv', 'profile absent.csv', 'profile good.csv --format xml'],
  ],
  'report FILE…': [
    ['report report.json'],
    ['report report-failed.json', 'report report.json report-failed.json'],
    ['report page.csv', 'report absent.json'],
  ],
  'login --environment NAME --client-id ID': [
    [`login --environment DOUBLE --client-id ${madeUp.clientId}`],
    undefined,
    [
      'login --environment sandbox',
      `login --environment nowhere --client-id ${madeUp.clientId}`,
      `MSADS_CLIENT_SECRET=secret login --environment DOUBLE --client-id ${madeUp.clientId}`,
      `login extra --client-id ${madeUp.clientId}`,
    ],
  ],
  'login … --google': [
    [
      `MSADS_CLIENT_SECRET=secret login --google --environment DOUBLE --client-id ${madeUp.clientId}`,
    ],
    undefined,
    [`login --google --client-id ${madeUp.clientId}`],
  ],
  'explain CODE': [
    ['explain time-format', 'explain 5607'],
    undefined,
    ['explain nothing-like-it', 'explain'],
  ],
  page: [['page'], undefined, ['page up.csv']],
  rules: [['rules'], undefined, ['rules extra', 'rules --format yaml']],
  'service-double --port N --now ISO': [
    undefined,
    undefined,
    [
      ...['service-double extra', 'service-double --port x', 'service-double --port 65536'],
      'service-double --now yesterday',
    ],
  ],
  '--help, --version': [
    ['--help', '--version', 'validate --help', 'rules -h'],
    undefined,
    ['--halp'],
  ],
};
