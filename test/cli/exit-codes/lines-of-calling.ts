import { madeUp } from '../../../src/double/credentials';
import type { ServiceSettings } from '../../client/service';
import type { Lines } from './lines';

const goals = ['Lead'];
/** What the service is like if a line begins with SERVICE and one of these names. */
export const services: Readonly<Record<string, ServiceSettings>> = {
  '': { goals },
  busy: { goals, processingTime: 10_000_000 },
  forgetful: { goals, resultLife: 0 },
  refusing: { script: { UploadBulkFile: [{ fault: 3225 }] } },
  faulty: {
    script: {
      GetConversionGoalsByIds: [{ answer: { PartialErrors: [{ Code: 106, Index: 0 }] } }],
      GetOfflineConversionReportByGoalIds: [{ answer: { PartialErrors: [{ Code: 106 }] } }],
    },
  },
  mute: { script: { ApplyOfflineConversions: [{ cut: 'after' }] } },
};

const noToken = 'MSADS_DEVELOPER_TOKEN=';
const account = `--customer-id ${madeUp.customerId} --account-id 2000001`;
const others = ['--customer-id x', '--account-id 2000009', '--environment nowhere'];
/** Lines for the options of the service, after a command that ends with 0 without them. */
const ofService = (command: string, rejected: string, busy?: string) => [
  [`${command} --environment DOUBLE ${account}`],
  [`${rejected} --environment DOUBLE ${account}`],
  [`${noToken} ${command}`, ...others.map((option) => `${command} ${option}`)],
  ...(busy ? [[`${busy} --environment DOUBLE ${account}`]] : []),
];

const checks = {
  right: [
    '--strict --severity duplicate=off --goals goals.json --clicks clicks.csv --channel sandbox',
    '--now 2026-11-21T12:00:00Z --kind upload --no-duplicates',
    '--goals fetch',
    '--config lenient.json',
    '--no-config',
  ],
  wrong: [
    '--now 2020-01-01T00:00:00Z',
    '--enhanced-conversions',
    '--goals other-goals.json',
    '--config other.json',
  ],
  unusable: [
    '--now noon',
    '--severity nothing=off',
    '--goals absent.json',
    '--channel other',
    '--config misspelled.json',
  ],
};
const after = (command: string, options: readonly string[]) =>
  options.map((option) => `${command} ${option}`);

/** Command lines of what calls the service. */
export const linesOfCalling: Lines = {
  'upload FILE': [
    ['upload good.csv', 'upload doubtful.csv'],
    ['upload half.csv', 'upload unknown-goal.csv', 'SERVICE=forgetful upload good.csv'],
    [
      ...['upload page.csv', 'upload absent.csv', 'upload -', 'SERVICE=refusing upload good.csv'],
      ...['upload good.csv --no-wait && upload good.csv --account-id 9'],
    ],
    ['SERVICE=busy upload good.csv'],
  ],
  'upload … --force': [
    ['upload good.csv --force'],
    ['upload half.csv --force', 'upload page.csv --force'],
    ['upload absent.csv --force'],
    ['SERVICE=busy upload half.csv --force'],
  ],
  'upload … --deadline DURATION --wait --no-wait': [
    [
      ...['upload good.csv --deadline 60s', 'upload good.csv --wait'],
      'upload good.csv --no-wait && upload good.csv --no-wait',
    ],
    ['upload half.csv --no-wait', 'upload unknown-goal.csv --deadline 2h'],
    [
      'upload good.csv --deadline soon',
      'upload good.csv --wait --no-wait',
      'upload good.csv --no-wait --deadline 1h',
    ],
    ['upload good.csv --no-wait', 'SERVICE=busy upload good.csv --deadline 60s'],
  ],
  'upload … --resume': [
    ['SERVICE=busy upload good.csv --no-wait && upload --resume good.csv --deadline 3h'],
    ['SERVICE=busy upload unknown-goal.csv --no-wait && upload --resume --deadline 3h'],
    ['upload --resume', 'upload --resume good.csv', 'upload --resume good.csv half.csv'],
    ['SERVICE=busy upload good.csv --no-wait && upload --resume good.csv'],
  ],
  'upload … --result FILE --retry FILE --advice WORD --rejects FILE --response-mode MODE': [
    [
      'upload good.csv --result result.zip --retry again.csv --advice fix --rejects no.csv',
      'upload good.csv --response-mode errors-only',
    ],
    ['upload unknown-goal.csv --result result.csv --retry again.csv --rejects no.csv'],
    [
      ...['upload good.csv --result -', 'upload good.csv --retry good.csv'],
      ...['upload good.csv --rejects good.csv', 'upload good.csv --advice retry'],
      'upload good.csv --response-mode all',
    ],
    ['SERVICE=busy upload good.csv --result result.csv'],
  ],
  'upload … --environment NAME --customer-id ID --account-id ID': ofService(
    'upload good.csv',
    'upload unknown-goal.csv',
    'SERVICE=busy upload good.csv',
  ),
  'upload … --now --strict --kind --severity --goals --clicks --channel --enhanced-conversions --no-duplicates --config --no-config':
    [
      after('upload good.csv', checks.right),
      after('upload good.csv', checks.wrong),
      after('upload good.csv', [...checks.unusable, '--kind result']),
      ['SERVICE=busy upload good.csv --strict'],
    ],
  'send INPUT -o FILE': [
    ['send good.ndjson', 'send good.ndjson -o up.csv'],
    [
      ...['send half.ndjson', 'send none.ndjson', 'send unknown-goal.ndjson'],
      'SERVICE=forgetful send good.ndjson',
    ],
    [
      ...['send page.csv', 'send absent.ndjson', 'send -', 'send good.ndjson -o up.txt'],
      ...['send good.ndjson -o -', 'SERVICE=refusing send good.ndjson'],
    ],
    ['SERVICE=busy send good.ndjson'],
  ],
  'send … --deadline DURATION': [
    ['send good.ndjson --deadline 60s'],
    ['send unknown-goal.ndjson --deadline 60s'],
    ['send good.ndjson --deadline soon'],
    ['SERVICE=busy send good.ndjson --deadline 60s'],
  ],
  'send … --on-error skip --max-rejected N\\|P% --allow-empty --rejects FILE': [
    [
      'send good.ndjson --on-error skip --rejects no.ndjson',
      'send half.ndjson --max-rejected 1',
      'send none.ndjson --allow-empty',
    ],
    ['send half.ndjson --on-error skip --rejects no.ndjson', 'send half.ndjson --max-rejected 0'],
    ['send good.ndjson --rejects good.ndjson', 'send half.ndjson --max-rejected few'],
    ['SERVICE=busy send half.ndjson --on-error skip'],
  ],
  'send … --from --map --time-zone --ambiguous --date-order --hash --phone-country': [
    [
      'send good.ndjson --from ndjson',
      'send other-names.ndjson --map when=conversionTime',
      'send twice.ndjson --time-zone Europe/Berlin --ambiguous later',
      'send slashed.ndjson --time-zone Europe/Berlin --date-order dmy',
      'send national.ndjson --hash --phone-country DE',
    ],
    ['send half.ndjson --from ndjson', 'send national.ndjson --hash'],
    ['send good.ndjson --from xml', 'send good.ndjson --phone-country DE'],
    ['SERVICE=busy send good.ndjson --from ndjson'],
  ],
  'send … --environment NAME --customer-id ID --account-id ID': ofService(
    'send good.ndjson',
    'send unknown-goal.ndjson',
    'SERVICE=busy send good.ndjson',
  ),
  'send … --now --strict --kind --severity --goals --clicks --channel --enhanced-conversions --no-duplicates --config --no-config':
    [
      after('send good.ndjson', checks.right),
      after('send good.ndjson', checks.wrong),
      after('send good.ndjson', checks.unusable),
      ['SERVICE=busy send good.ndjson --strict'],
    ],
  'apply … --send --environment NAME --customer-id ID --account-id ID': [
    [`apply good.ndjson --send --environment DOUBLE ${account}`, 'apply good.csv --send'],
    [
      ...['apply half.ndjson --send', 'apply unknown-goal.ndjson --send'],
      'SERVICE=mute apply good.ndjson --send',
    ],
    [
      ...['apply page.csv --send', 'apply good.ndjson --send --format soap'],
      ...after('apply good.ndjson --send', ['--out-dir out', ...others]),
      `${noToken} apply good.ndjson --send`,
    ],
  ],
  'accounts --environment NAME': [
    ['accounts', 'accounts --environment DOUBLE'],
    undefined,
    ['accounts extra', `${noToken} accounts`, 'accounts --environment nowhere'],
  ],
  'goals --fetch --environment NAME --customer-id ID --account-id ID': [
    [`goals --fetch --environment DOUBLE ${account}`],
    ['SERVICE=faulty goals --fetch'],
    ['goals --fetch goals.json', 'goals --fetch --account-id 2000009', `${noToken} goals --fetch`],
  ],
  'report --fetch --from DATE --to DATE --goal ID --environment NAME --customer-id ID --account-id ID':
    [
      [`report --fetch --from 2026-11-01 --to 2026-11-02 --environment DOUBLE ${account}`],
      ['SERVICE=faulty report --fetch --from 2026-11-01 --to 2026-11-02 --goal 1'],
      [
        ...['report --fetch', 'report --fetch --from 2026-11-02 --to 2026-11-01'],
        ...['report report.json --from 2026-11-01', 'report --fetch --from noon --to night'],
      ],
    ],
};
