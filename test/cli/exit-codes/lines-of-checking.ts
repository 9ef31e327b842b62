import type { Lines } from './lines';

/** The commands that check records, on a bulk file or on objects with the same in it. */
const checks = (name: string, options: string) => [
  `validate ${name}.csv ${options}`,
  `fix ${name}.csv -o new.csv ${options}`,
  `read ${name}.csv ${options}`,
  `generate ${name}.ndjson -o up.csv ${options}`,
  `apply ${name}.ndjson ${options}`,
];

/** Command lines of `validate`, `fix` and `read`. */
export const linesOfChecking: Lines = {
  'validate FILE…': [
    [
      'validate good.csv',
      'validate warned.csv good.csv',
      'validate good.csv --quiet --format json',
    ],
    ['validate faulty.csv', 'validate good.csv faulty.csv', 'validate faulty.csv --format sarif'],
    ['validate page.csv', 'validate faulty.csv absent.csv good.csv', 'validate page.csv --quiet'],
  ],
  'validate … --strict': [
    checks('good', '--strict'),
    checks('doubtful', '--strict'),
    ['validate page.csv --strict', 'read absent.csv --strict'],
  ],
  'validate … --severity CODE=LEVEL': [
    [
      ...checks('old', '--severity conversion-too-old=warning'),
      'validate warned.csv --severity bom-missing=off',
    ],
    checks('doubtful', '--severity placeholder=error'),
    [
      ...checks('good', '--severity bom-mising=off'),
      ...checks('half', '--severity number-format=warning'),
      'validate page.csv --severity bom-missing=off',
    ],
  ],
  'validate … --goals FILE --clicks FILE': [
    [...checks('good', '--goals goals.json'), ...checks('good', '--clicks clicks.csv')],
    [...checks('good', '--goals other-goals.json'), ...checks('good', '--clicks late-clicks.csv')],
    [
      ...checks('good', '--goals goals-failed.json'),
      ...checks('good', '--goals no-goals.json'),
      ...checks('good', '--clicks page.csv'),
    ],
  ],
  'validate … --now ISO --channel NAME --enhanced-conversions --no-duplicates': [
    [
      ...checks('old', '--now 2025-11-21T12:00:00Z'),
      ...checks('good', '--channel sandbox'),
      ...checks('hashed', '--enhanced-conversions'),
      ...checks('disordered', '--no-duplicates'),
    ],
    [
      ...checks('good', '--now 2025-11-21T12:00:00Z'),
      ...checks('half', '--channel sandbox'),
      ...checks('good', '--enhanced-conversions'),
      ...checks('half', '--no-duplicates'),
    ],
    [...checks('good', '--now today'), ...checks('good', '--channel test')],
  ],
  'validate … --kind KIND': [
    [
      'validate old.csv --kind result',
      'read old.csv --kind result',
      'fix old.csv -o new.csv --kind result',
      'generate good.ndjson -o up.csv --kind result',
      'apply good.ndjson --kind result',
    ],
    [
      'validate old.csv --kind upload',
      'read half.csv --kind result',
      'fix half.csv -o new.csv --kind result',
      'generate old.ndjson -o up.csv --kind result',
      'apply old.ndjson --kind result',
    ],
    checks('good', '--kind download'),
  ],
  'validate … --config FILE --no-config': [
    [...checks('old', '--config lenient.json'), ...checks('good', '--no-config')],
    [...checks('doubtful', '--config severe.json'), ...checks('half', '--no-config')],
    [...checks('good', '--config absent.json'), ...checks('good', '--config misspelled.json')],
  ],
  'fix INPUT -o FILE': [
    ['fix warned.csv -o new.csv', 'fix iso.csv -o new.csv'],
    ['fix faulty.csv -o new.csv'],
    [
      'fix page.csv -o new.csv',
      'fix good.csv',
      'fix good.csv -o new.txt',
      'fix good.csv -o good.csv',
    ],
  ],
  'fix … --result': [
    ['fix old.csv -o new.csv --result'],
    ['fix half.csv -o new.csv --result'],
    ['fix page.csv -o new.csv --result'],
  ],
  'read FILE': [['read good.csv'], ['read half.csv'], ['read page.csv', 'read absent.csv']],
};
