import { expect, test } from 'vitest';
import { version } from '../../package.json';
import { type Files, run, runOn } from '../support/run';

const files: Files = {
  'in.ndjson': '{}\n',
  'text.json': 'goals',
  'broken.json': '[{"name":"Lead"},\n{"name":Lead}]',
  'numbers.json': '[5]',
  'object.json': '{"name":"Lead"}',
  'nameless.json': '[{"name":"Lead"},{"currencyCode":"EUR"}]',
  'misspelt.json': '[{"name":"Lead","currencycode":"EUR"}]',
  'api.json': '[{"IsAutoGoal":false}]',
  'mail.json': '[{"name":"Lead","jane@example.com":1}]',
  'window.json': '[{"name":"Lead"},{"name":"Sale","conversionWindowInMinutes":0}]',
  'empty.json': '[]',
  'others.json': '{"ConversionGoals":[{"Type":"Url"},null]}',
  'local.json': '[{"name":"Lead","createdAt":"2026-11-21T10:00:00"}]',
};

/** Arguments and the one sentence on stderr. */
test.each<[string, string]>([
  [
    'publish up.csv',
    'msads-bulk: Unknown command (7 characters). Run msads-bulk --help for a list.',
  ],
  ['constructor', 'msads-bulk: Unknown command (11 characters). Run msads-bulk --help for a list.'],
  [
    '--now 2026-11-21T12:00:00Z',
    'msads-bulk: Unknown command (5 characters). Run msads-bulk --help for a list.',
  ],

  ['valdate up.csv', 'msads-bulk: Unknown command "valdate". Did you mean "validate"?'],
  ['Generate in.csv', 'msads-bulk: Unknown command "Generate". Did you mean "generate"?'],
  ['result up.csv', 'msads-bulk: Unknown command "result". Did you mean "results"?'],
  ['rule', 'msads-bulk: Unknown command "rule". Did you mean "rules"?'],

  [
    'validate a.csv --strct',
    `msads-bulk validate: Unknown option '--strct'. Did you mean "--strict"?`,
  ],
  [
    'generate in.ndjson -o up.csv --timezone Europe/Berlin',
    `msads-bulk generate: Unknown option '--timezone'. Did you mean "--time-zone"?`,
  ],
  [
    'apply in.ndjson --outdir=x',
    `msads-bulk apply: Unknown option '--outdir'. Did you mean "--out-dir"?`,
  ],
  [
    'results r.csv --uplaod u.csv',
    `msads-bulk results: Unknown option '--uplaod'. Did you mean "--upload"?`,
  ],
  [
    'goals g.json --formt json',
    `msads-bulk goals: Unknown option '--formt'. Did you mean "--format"?`,
  ],
  ['validate', 'msads-bulk validate: Name a FILE, or "-" for standard input.'],
  ['validate - -', 'msads-bulk validate: Standard input can be read only once.'],
  [
    'generate in.ndjson -o up.csv --out-dri x',
    `msads-bulk generate: Unknown option '--out-dri'. Did you mean "--out-dir"? It is an option of apply.`,
  ],
  [
    'validate a.csv --phone_country=DE',
    `msads-bulk validate: Unknown option '--phone_country'. Did you mean "--phone-country"? It is an option of generate, apply, and send.`,
  ],
  [
    'generate in.ndjson -o up.csv --upload up.csv',
    "msads-bulk generate: Unknown option '--upload'. It is an option of results.",
  ],
  [
    'goals g.json --strict',
    "msads-bulk goals: Unknown option '--strict'. It is an option of other commands.",
  ],
  [
    'goals g.json -o x',
    "msads-bulk goals: Unknown option '-o'. It is an option of fix, generate, and send.",
  ],
  // What is near no option may be data.
  [
    'validate a.csv --sarif',
    'msads-bulk validate: Unknown option (7 characters). Add --help for a list.',
  ],
  [
    'generate in.ndjson -o up.csv --john@contoso.com',
    'msads-bulk generate: Unknown option (18 characters). Add --help for a list.',
  ],
  ['validate a.csv -x', "msads-bulk validate: Unknown option '-x'. Add --help for a list."],
  [
    'validate a.csv --format xml',
    'msads-bulk validate: --format must be text, json, ndjson, sarif, or github.',
  ],
  ...['report', 'report.txt', 'report.html.gz', '-', '.html', 'sarif'].map(
    (path): [string, string] => [
      `validate absent.csv --report ${path} --goals absent.json`,
      'msads-bulk validate: --report needs a FILE that ends in .html, .json, .ndjson, .sarif, .xml, or .md.',
    ],
  ),
  [
    'validate a.csv --report r.md --report ./r.md',
    'msads-bulk validate: --report needs its own FILE.',
  ],
  [
    'results r.csv --report absent/r.md',
    'msads-bulk results: absent/r.md: no such file or folder.',
  ],
  ['validate a.csv --format', "msads-bulk validate: Option '--format <value>' needs a value."],
  [
    'validate a.csv --quiet=yes',
    "msads-bulk validate: Option '-q, --quiet' does not take an argument.",
  ],
  ['validate a.csv --kind download', 'msads-bulk validate: --kind must be upload or result.'],
  [
    'validate a.csv --channel test',
    'msads-bulk validate: --channel must be production or sandbox.',
  ],
  [
    'validate a.csv --now 2026-11-21',
    'msads-bulk validate: --now must be an ISO 8601 time that ends in Z or an offset.',
  ],
  [
    'validate a.csv --now 2026-11-21T12:00:00',
    'msads-bulk validate: --now must be an ISO 8601 time that ends in Z or an offset.',
  ],
  [
    'validate a.csv --now 2026-11-31T12:00:00Z',
    'msads-bulk validate: --now must be an ISO 8601 time that ends in Z or an offset.',
  ],
  ['validate a.csv --now --strict', "msads-bulk validate: Option '--now' needs a value."],
  ['validate a.csv --max-issues many', 'msads-bulk validate: --max-issues must be a whole number.'],
  ['validate a.csv --max-issues -1', "msads-bulk validate: Option '--max-issues' needs a value."],
  ['validate a.csv --max-issues=-1', 'msads-bulk validate: --max-issues must be a whole number.'],
  ['validate a.csv --max-issues 1.5', 'msads-bulk validate: --max-issues must be a whole number.'],
  [
    'validate a.csv --severity duplicate',
    'msads-bulk validate: --severity must be CODE=LEVEL, where LEVEL is error, warning, or off.',
  ],
  [
    'validate a.csv --severity duplicate=info',
    'msads-bulk validate: --severity must be CODE=LEVEL, where LEVEL is error, warning, or off.',
  ],
  [
    'validate a.csv --severity duplicat=off',
    'msads-bulk validate: --severity has an unknown issue code "duplicat". Did you mean "duplicate"?',
  ],
  [
    'validate a.csv --severity colum_unknown=off',
    'msads-bulk validate: --severity has an unknown issue code "colum_unknown". Did you mean "column-unknown"?',
  ],
  [
    'read a.csv --severity bom-mising=off',
    'msads-bulk read: --severity has an unknown issue code "bom-mising". Did you mean "bom-missing"?',
  ],
  [
    'validate a.csv --severity weather=off',
    'msads-bulk validate: --severity has an unknown issue code (7 characters).',
  ],
  [
    'validate a.csv --severity required=off',
    'msads-bulk validate: --severity cannot lower "required". It leaves no valid value and stays an error.',
  ],
  [
    'validate a.csv --goals none.json',
    'msads-bulk validate: --goals none.json: no such file or folder.',
  ],
  [
    'validate a.csv --goals text.json',
    'msads-bulk validate: --goals text.json: line 1: The header has no column "Type". The first row of a bulk file must name the columns, starting with Type.',
  ],
  [
    'validate a.csv --goals broken.json',
    'msads-bulk validate: --goals broken.json: line 2: The text is not valid JSON from here on.',
  ],
  [
    'validate a.csv --goals object.json',
    'msads-bulk validate: --goals object.json: The answer has no ConversionGoals and no PartialErrors.',
  ],
  [
    'validate a.csv --goals numbers.json',
    'msads-bulk validate: --goals numbers.json[0]: Each goal must be an object.',
  ],
  [
    'validate a.csv --goals misspelt.json',
    'msads-bulk validate: --goals misspelt.json[0]: Unknown property "currencycode". Did you mean "currencyCode"?',
  ],
  [
    'validate a.csv --goals api.json',
    'msads-bulk validate: --goals api.json[0]: Unknown property (10 characters).',
  ],
  ['goals mail.json', 'msads-bulk goals: mail.json[0]: Unknown property (16 characters).'],
  [
    'validate a.csv --goals window.json',
    'msads-bulk validate: --goals window.json[1]: "conversionWindowInMinutes" must be more than 0.',
  ],
  [
    'validate a.csv --goals empty.json',
    'msads-bulk validate: --goals empty.json: The file contains no goals, so every Conversion Name would be unknown.',
  ],
  [
    'validate a.csv --goals others.json',
    'msads-bulk validate: --goals others.json: The file contains no goals, so every Conversion Name would be unknown.',
  ],
  ['goals nameless.json', 'msads-bulk goals: nameless.json[1]: "name" must be of type string.'],
  [
    'goals broken.json',
    'msads-bulk goals: broken.json: line 2: The text is not valid JSON from here on.',
  ],
  ['validate a.csv --goals -', 'msads-bulk validate: --goals needs a FILE.'],
  ['validate a.csv --clicks -', 'msads-bulk validate: --clicks needs a FILE.'],
  [
    'validate a.csv --clicks none.csv',
    'msads-bulk validate: --clicks none.csv: no such file or folder.',
  ],
  [
    'validate a.csv --clicks text.json',
    'msads-bulk validate: --clicks text.json: line 1: The header has no column "Microsoft Click Id". A click requires it.',
  ],
  [
    'validate a.csv --goals nameless.json',
    'msads-bulk validate: --goals nameless.json[1]: "name" must be of type string.',
  ],
  [
    'validate a.csv --goals local.json',
    'msads-bulk validate: --goals local.json[0]: createdAt must be an ISO 8601 time that ends in Z or an offset.',
  ],

  ['read', 'msads-bulk read: Name one FILE, or "-" for standard input.'],
  ['read a.csv b.csv', 'msads-bulk read: Name one FILE, or "-" for standard input.'],
  [
    'read a.csv --format json',
    "msads-bulk read: Unknown option '--format'. It is an option of other commands.",
  ],

  ['generate', 'msads-bulk generate: Name one INPUT, or "-" for standard input.'],
  [
    'generate in.ndjson other.ndjson -o up.csv',
    'msads-bulk generate: Name one INPUT, or "-" for standard input.',
  ],
  [
    'generate in.ndjson',
    'msads-bulk generate: Name the output with -o FILE, or "-o -" for standard output.',
  ],
  ['generate in.ndjson -o', "msads-bulk generate: Option '-o, --output <value>' needs a value."],
  [
    'generate in.ndjson -o up.csv --from xml',
    'msads-bulk generate: --from must be ndjson, json, csv, or singer.',
  ],
  [
    'generate in.ndjson -o up.csv --ambiguous never',
    'msads-bulk generate: --ambiguous must be earlier or later.',
  ],
  [
    'generate in.ndjson -o up.csv --on-error continue',
    'msads-bulk generate: --on-error must be stop or skip.',
  ],
  [
    'generate in.ndjson -o up.csv --time-zone Berlin',
    'msads-bulk generate: --time-zone must be the name of a time zone, for example Europe/Berlin.',
  ],
  [
    'generate in.ndjson -o up.csv --rejects -',
    'msads-bulk generate: --rejects needs its own FILE.',
  ],
  [
    'generate in.ndjson -o up.csv --rejects up.csv',
    'msads-bulk generate: --rejects needs its own FILE.',
  ],
  [
    'generate in.ndjson -o up.csv --rejects ./up.csv',
    'msads-bulk generate: --rejects needs its own FILE.',
  ],

  ['goals', 'msads-bulk goals: Name one FILE, or "-" for standard input.'],
  ['goals a.json b.json', 'msads-bulk goals: Name one FILE, or "-" for standard input.'],
  ['goals a.json --format csv', 'msads-bulk goals: --format must be text, json, or github.'],
  [
    'goals a.json --strict',
    "msads-bulk goals: Unknown option '--strict'. It is an option of other commands.",
  ],
  ['goals none.json', 'msads-bulk goals: none.json: no such file or folder.'],

  ['page up.csv', 'msads-bulk page: page takes no FILE. Choose the file on the page.'],
  ['rules --type offline', 'msads-bulk rules: --type must be conversion or goal.'],
  ['rules up.csv', 'msads-bulk rules: rules takes no FILE.'],
  ['rules --format sarif', 'msads-bulk rules: --format must be text, markdown, or json.'],
  ['service-double up.csv', 'msads-bulk service-double: service-double takes no FILE.'],
  ['service-double --port 70000', 'msads-bulk service-double: --port must be at most 65535.'],
])('%s', async (args, sentence) => {
  expect(await runOn(files, args.split(' '))).toEqual({
    stdout: '',
    stderr: `${sentence}\n`,
    code: 2,
  });
});

test('no command at all: the help, on stderr', async () => {
  const { stdout } = await run(['--help']);
  expect(await run([])).toEqual({ stdout: '', stderr: stdout, code: 2 });
});

const commands = [
  ...['validate', 'read', 'generate', 'apply', 'results', 'goals', 'report', 'rules', 'page'],
  'service-double',
];

test.each<[string, RegExp]>([
  ['--help', /^msads-bulk reads, validates, writes, and uploads/],
  ['-h', /^msads-bulk reads, validates, writes, and uploads/],
  ['help', /^msads-bulk reads, validates, writes, and uploads/],
  ...commands.map((name): [string, RegExp] => [
    `${name} --help`,
    new RegExp(`^msads-bulk ${name}`),
  ]),
  ['validate none.csv --nonsense -h', /^msads-bulk validate FILE/],
])('%s: the help, on stdout', async (args, text) => {
  const { stdout, stderr, code } = await run(args.split(' '));
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatch(text);
});

test('the help names every flag of the command', async () => {
  const checking = [
    ...['now', 'kind', 'strict', 'severity', 'goals', 'clicks'],
    ...['enhanced-conversions', 'no-duplicates', 'channel', 'max-issues'],
  ];
  const own = {
    validate: [...checking, 'format', 'quiet'],
    read: checking,
    generate: [
      ...checking,
      'output',
      'from',
      'time-zone',
      'ambiguous',
      'date-order',
      'on-error',
      'rejects',
      'hash',
    ],
    apply: [
      ...checking,
      'date-order',
      'out-dir',
      'format',
      'max-items',
      'from',
      'on-error',
      'rejects',
      'hash',
    ],
    rules: ['format', 'type'],
  };
  for (const [name, flags] of Object.entries(own)) {
    const { stdout } = await run([name, '--help']);
    for (const flag of [...flags, 'help', 'version']) expect(stdout).toContain(`--${flag}`);
  }
});

test.each([[['--version']], ...commands.map((name) => [[name, '--version']])])(
  '%j',
  async (args) => {
    expect(await run(args)).toEqual({ stdout: `${version}\n`, stderr: '', code: 0 });
  },
);

test('what follows -- is a file, whatever it looks like', async () => {
  const args = ['validate', '--', '--help'];
  expect(await runOn({}, args)).toEqual({
    stdout: '',
    stderr: '--help: no such file or folder.\n',
    code: 2,
  });
});
