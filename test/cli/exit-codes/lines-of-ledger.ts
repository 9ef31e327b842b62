import type { Lines } from './lines';

const ledger = '--ledger sent.db';
const id = '--account-id 2000001';
const server = '--ledger postgres://127.0.0.1:1/none';
const begin = `ledger create ${ledger}`;
const fill = `${begin} && ledger import good.csv ${ledger}`;
/** What no command takes. */
const unusable = ['--ledger absent.db', '--ledger good.csv', `${ledger} --account-id x`];
const refused = (command: string, words = '') => [
  ...unusable.map((options) => `${begin} && ${command} ${options}${words}`),
  `MSADS_LEDGER_SECRET=short ${command} ${ledger}${words}`,
];

/** Command lines of what keeps a ledger. */
export const linesOfLedger: Lines = {
  'ledger create --ledger FILE': [
    [begin, `${begin} ${id}`],
    undefined,
    [
      ...[`${begin} && ${begin}`, `${begin} good.csv`, 'ledger create', 'ledger create --ledger -'],
      ...['ledger', 'ledger begin --ledger sent.db', `MSADS_LEDGER_SECRET=short ${begin}`],
    ],
  ],
  'ledger status --account-id ID --format FORMAT': [
    [
      `${begin} && ledger status ${ledger} ${id} --format json`,
      `${fill} && ledger status ${ledger}`,
    ],
    undefined,
    [...refused('ledger status'), `${begin} && ledger status ${ledger} --format yaml`],
  ],
  'ledger import UPLOAD --result FILE --response-mode MODE': [
    [
      ...[fill, `${fill} && ledger import good.csv ${ledger}`],
      `${begin} && ledger import good.csv --result accepted.csv --response-mode errors-only ${ledger}`,
      `${begin} && ledger import good.csv --result rejected.csv ${ledger}`,
    ],
    undefined,
    [
      ...refused('ledger import good.csv'),
      ...['', 'absent.csv', 'page.csv', 'good.csv half.csv', '-'].map((files) =>
        `${begin} && ledger import ${files} ${ledger}`.replaceAll('  ', ' '),
      ),
      `${begin} && ledger import good.csv --result other.csv ${ledger}`,
      `${begin} && ledger import good.csv --result accepted.csv --response-mode all ${ledger}`,
    ],
  ],
  'ledger prune --now ISO': [
    [
      `${fill} && ledger prune ${ledger}`,
      `${fill} && ledger prune --now 2027-11-21T12:00:00Z ${ledger}`,
    ],
    undefined,
    [...refused('ledger prune'), `${begin} && ledger prune --now noon ${ledger}`],
  ],
  'ledger export': [[`${fill} && ledger export ${ledger}`], undefined, refused('ledger export')],
  'worker ACTION --config FILE --ledger URL --environment NAME --uploads N --format FORMAT': [
    undefined,
    undefined,
    [
      ...['worker', 'worker start', 'worker plan', 'worker plan --config fleet.mjs'],
      `worker status --config fleet.mjs ${server} --format yaml`,
      ...['--uploads 0', '--uploads x', '--environment nowhere'].map(
        (options) => `worker work --config fleet.mjs ${server} ${options}`,
      ),
      ...['absent.mjs', 'page.csv', '-'].map(
        (config) => `worker plan --config ${config} ${server}`,
      ),
      `worker redrive x --config fleet.mjs ${server}`,
      `MSADS_LEDGER_SECRET=short worker status --config fleet.mjs ${server}`,
      'worker status --config fleet.mjs --ledger sent.db',
    ],
  ],
  'validate FILE… --ledger FILE --account-id ID': [
    [`${begin} && validate good.csv ${ledger} ${id}`],
    [`${fill} && validate good.csv ${ledger}`],
    refused('validate good.csv'),
  ],
  'generate … --ledger FILE --account-id ID': [
    [`${begin} && generate good.ndjson -o up.csv ${ledger} ${id}`],
    [`${fill} && generate good.ndjson -o up.csv ${ledger}`],
    refused('generate good.ndjson -o up.csv'),
  ],
  'apply … --ledger FILE': [
    [
      `${begin} && apply good.ndjson ${ledger}`,
      `${begin} && apply good.ndjson --send ${ledger} && apply good.ndjson --send ${ledger}`,
    ],
    [`${fill} && apply good.ndjson ${ledger}`],
    refused('apply good.ndjson'),
  ],
  'results … --ledger FILE --account-id ID': [
    [`${fill} && results accepted.csv --upload good.csv ${ledger} ${id}`],
    [`${fill} && results rejected.csv --upload good.csv ${ledger}`],
    [
      ...refused('results accepted.csv --upload good.csv'),
      `${fill} && results accepted.csv ${ledger}`,
      `${begin} && results accepted.csv --upload good.csv ${ledger}`,
    ],
  ],
  'upload … --ledger FILE': [
    [`${begin} && upload good.csv ${ledger}`],
    [`${fill} && upload good.csv ${ledger}`, `${begin} && upload unknown-goal.csv ${ledger}`],
    [...refused('upload good.csv'), `${fill} && upload good.csv ${ledger} --force`],
    [`SERVICE=busy ${begin} && upload good.csv ${ledger}`],
  ],
  'send … --ledger FILE': [
    [
      `${begin} && send good.ndjson ${ledger}`,
      `${begin} && send good.ndjson ${ledger} && send good.ndjson ${ledger}`,
    ],
    [`${begin} && send unknown-goal.ndjson ${ledger}`, `${begin} && send none.ndjson ${ledger}`],
    refused('send good.ndjson'),
    [`SERVICE=busy ${begin} && send good.ndjson ${ledger}`],
  ],
};
