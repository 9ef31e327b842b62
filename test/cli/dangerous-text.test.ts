import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Command, help } from '../../src/cli/help';
import { reportFormats } from '../../src/report/formats/format';
import type { ServiceCall } from '../../src/vendor/hosts';
import type { ServiceSettings } from '../client/service';
import { dangerous, dangersIn } from '../support/dangers';
import { columns, fileOf } from '../support/rows';
import { type Files, folderOf, ndjson, now, run } from '../support/run';
import { some } from '../support/runs';
import { openServiceRun } from '../support/service-run';

/* Text that is not ours, in each place of each input, and in each output: nothing of it reaches one raw. */

interface Run {
  readonly files: Files;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the output repeats the text, so that JSON has to hold it unchanged. */
  readonly repeats?: true;
  /** What the service is like, if there is one. */
  readonly service?: ServiceSettings;
}

const name = `${dangerous}.csv`;
const lone = `"${dangerous}\\ud800"`;
const add = {
  Type: 'Offline Conversion',
  'Client Id': dangerous,
  'Conversion Name': dangerous,
  'Conversion Time': '11/2/2026 9:30:00 AM',
  'Microsoft Click Id': 'f894f652ea334e739002f7167ab8f8e3',
};
const everyCell = columns.map((column) => ({ ...add, [column]: dangerous }));
const upload = fileOf([add, ...everyCell, { Type: dangerous }]);
const [head = '', version = '', first = '', ...others] = upload.trimEnd().split('\r\n');
const oddHeader = `${[`${head},"${dangerous}"`, `${version},`, `${first},x`].join('\r\n')}\r\n`;
const result = [
  `${head},Error,Error Number,Field Path,Error Detail`,
  `${version},,,,`,
  ...[first, ...others].flatMap((row) => {
    const error = row.replace('Conversion', 'Conversion Error');
    const text = `"${dangerous}"`;
    return [`${row},,,,`, `${error},${text},9999,${text},${text}`, `${error},${text},,${text},`];
  }),
  '',
].join('\r\n');
const record = {
  clientId: dangerous,
  conversionName: dangerous,
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
};
const input = `${ndjson(
  record,
  { ...record, [dangerous]: dangerous },
  ...Object.keys(record).map((key) => ({ ...record, [key]: dangerous })),
  dangerous,
)}{"conversionName":${lone}}\n${dangerous}\n`;
const error = {
  Code: 9999,
  ErrorCode: dangerous,
  Message: dangerous,
  Details: dangerous,
  Index: 0,
};
const answers: Files = {
  'goals.json': JSON.stringify({
    ConversionGoals: [
      { Id: '1', Type: 'OfflineConversion', Name: dangerous, Status: dangerous, Scope: dangerous },
    ],
    PartialErrors: [{ ...error, Index: 1 }],
    TrackingId: dangerous,
  }),
  'report.json': JSON.stringify({
    OfflineGoalConversionSummaries: [1, 2].map((GoalId) => ({
      GoalId: String(GoalId),
      GoalName: dangerous,
      DailySummaries: [
        {
          GoalName: dangerous,
          ProcessedDate: '2026-11-02T00:00:00',
          SuccessCount: 1,
          UnattributedReasonCounts: [{ Reason: dangerous, Count: 2 }],
        },
      ],
    })),
    PartialErrors: [error],
    TrackingId: dangerous,
  }),
  'fault.json': JSON.stringify({
    TrackingId: dangerous,
    Type: dangerous,
    OperationErrors: [error],
  }),
  'broken.json': `{"${dangerous}"`,
  'list.json': JSON.stringify([{ name: dangerous }]),
  'odd.json': JSON.stringify([{ name: 'Lead', [dangerous]: dangerous }]),
  'text.txt': dangerous,
};
const goalFile = [
  'Type,Name,Id,Count Type,Status',
  'Format Version,6.0,,,',
  `OfflineConversion Goal,"${dangerous}",1,"${dangerous}","${dangerous}"`,
  '',
].join('\r\n');

const formats = (...names: readonly string[]) => names.map((each) => ['--format', each]);
const reports = reportFormats.flatMap((format) => ['--report', `summary.${format}`]);
const asArgument = [[dangerous], [`--${dangerous}`], ['--format', dangerous]];
const repeats = true;
const skip = ['--from', 'ndjson', '--on-error', 'skip', ...now];

const service: ServiceSettings = {
  goals: ['Lead'],
  accounts: [{ id: '2000001', name: dangerous }],
};
const refusal = JSON.stringify({ ...error, TrackingId: dangerous, RequestId: dangerous });
const serviceFault = { TrackingId: dangerous, OperationErrors: [error], Type: dangerous };
/** The service with this answer to a call, and with this status of HTTP. */
const answering = (call: ServiceCall, answer: object): ServiceSettings => ({
  ...service,
  script: { [call]: Array.from({ length: 9 }, () => answer) },
});
const fault = { httpStatus: 400, body: JSON.stringify(serviceFault) };
const troubled = [
  answering('GetBulkUploadUrl', fault),
  answering('UploadBulkFile', { httpStatus: 400, body: refusal }),
  answering('GetBulkUploadStatus', fault),
  answering('GetBulkUploadStatus', { answer: { RequestStatus: dangerous } }),
  answering('GetBulkUploadStatus', {
    answer: { RequestStatus: 'Failed', Errors: [error], ResultFileUrl: null },
  }),
  answering('GetToken', { httpStatus: 400, body: `{"error":${JSON.stringify(dangerous)}}` }),
];
/** An id that the service does not know. */
const requestId = '0d0b1e00-0000-4000-8000-000000000009';

const runs: Readonly<Record<Command, readonly Run[]>> = {
  validate: [
    ...formats('text', 'json', 'ndjson', 'sarif', 'github').flatMap((format): Run[] => [
      { files: { [name]: upload }, args: [name, ...reports, ...format, ...now], repeats },
      { files: { [name]: oddHeader }, args: [name, ...format, ...now], repeats },
      { files: { [name]: `${upload}"` }, args: [name, ...format, ...now], repeats },
      { files: { [name]: dangerous }, args: [name, ...format, ...now] },
    ]),
    ...Object.keys(answers).map((goals) => ({
      files: { ...answers, 'up.csv': upload },
      args: ['up.csv', '--goals', goals, ...now],
    })),
    ...['--severity', '--now', '--kind', '--channel', '--max-issues', '--clicks'].map((flag) => ({
      files: { 'up.csv': upload },
      args: ['up.csv', flag, flag === '--severity' ? `${dangerous}=off` : dangerous],
    })),
  ],
  fix: formats('text', 'json', 'ndjson', 'sarif').flatMap((format): Run[] => [
    { files: { [name]: upload }, args: [name, '-o', `a${name}`, ...format, ...now], repeats },
    { files: { [name]: upload }, args: [name, '-o', dangerous, ...format] },
  ]),
  read: [
    { files: { [name]: upload }, args: [name, ...now], repeats },
    { files: { [name]: oddHeader }, args: [name, ...now] },
  ],
  generate: [
    { files: { [name]: input }, args: [name, '-o', `a${name}`, ...reports, ...skip] },
    {
      files: { [name]: input },
      args: [name, '-o', `a${name}`, ...skip, '--format', 'json', '--rejects', `b${name}`],
      repeats,
    },
    { files: { [name]: input }, args: [name, '-o', `a${name}`, '--max-rows', '1', ...skip] },
    {
      files: { in: ndjson(record), 'a-002.csv': upload },
      args: ['in', '-o', 'a.csv', '--max-rows', '1', '--clean', ...skip],
    },
    { files: { [name]: oddHeader }, args: [name, '-o', 'a.csv', ...now] },
    ...['--map', '--time-zone', '--from', '--max-rejected', '--phone-country'].flatMap((flag) =>
      [dangerous, `${dangerous}=${dangerous}`, `${dangerous}=clientId`].map((value) => ({
        files: { [name]: 'Client Id\n1\n' },
        args: [name, '-o', 'a.csv', '--hash', flag, value],
      })),
    ),
  ],
  apply: [
    ...formats('text', 'json').flatMap((format): Run[] => [
      { files: { [name]: input }, args: [name, '--send', ...skip], service, repeats },
      ...[fault, { answer: { PartialErrors: [error] } }].map((answer) => ({
        files: { [name]: input },
        args: [name, '--send', ...format, ...skip],
        service: answering('ApplyOfflineConversions', answer),
      })),
    ]),
    { files: { [name]: input }, args: [name, ...skip], repeats },
    { files: { [name]: input }, args: [name, ...skip, '--format', 'soap'] },
    { files: { [name]: input }, args: [name, ...skip, '--out-dir', dangerous, '--format', 'json'] },
    { files: { [name]: upload }, args: [name, '--on-error', 'skip', ...now], repeats },
  ],
  results: formats('text', 'json', 'ndjson', 'github').flatMap((format): Run[] => [
    { files: { [name]: result }, args: [name, ...reports, ...format], repeats },
    {
      files: { [name]: upload, result },
      args: [
        ...['result', '--upload', name, '--retry', `a${name}`, '--rejects', `b${name}`, ...format],
      ],
      repeats,
    },
    { files: { [name]: dangerous }, args: [name, ...format] },
  ]),
  goals: formats('text', 'json', 'github').flatMap((format): Run[] => [
    // GitHub gets no line for goals without a fault.
    {
      ...{ files: {}, args: ['--fetch', ...format], service: { goals: [dangerous] } },
      ...(!format.includes('github') && { repeats }),
    },
    {
      files: {},
      args: ['--fetch', ...format],
      service: answering('GetConversionGoalsByIds', {
        answer: JSON.parse(answers['goals.json'] as string),
      }),
    },
    {
      files: {},
      args: ['--fetch', ...format],
      service: answering('GetConversionGoalsByIds', fault),
    },
    ...Object.keys(answers).map((file) => ({ files: answers, args: [file, ...format] })),
    { files: { [name]: goalFile }, args: [name, ...reports, ...format], repeats },
  ]),
  report: formats('text', 'json', 'github').flatMap((format): Run[] => [
    ...[{ answer: JSON.parse(answers['report.json'] as string) }, fault].map((answer) => ({
      files: {},
      args: ['--fetch', '--from', '2026-11-01', '--to', '2026-11-02', ...format],
      service: answering('GetOfflineConversionReportByGoalIds', answer),
    })),
    { files: {}, args: ['--fetch', '--from', dangerous, '--to', dangerous], service },
    ...Object.keys(answers).map((file) => ({ files: answers, args: [file, ...format] })),
    {
      files: { [name]: answers['report.json'] as string },
      args: [name, ...reports, ...format],
      repeats,
    },
  ]),
  upload: [
    ...formats('text', 'json').flatMap((format): Run[] => [
      { files: { [name]: upload }, args: [name, ...format, ...now], service, repeats },
      {
        files: { [name]: upload },
        args: [name, '--force', '--rejects', `b${name}`, ...format, ...now],
        service,
        repeats,
      },
      ...troubled.map((each) => ({
        files: { [name]: upload },
        args: [name, '--force', ...format, ...now],
        service: each,
      })),
      { files: { [`${name}.upload.json`]: dangerous }, args: ['--resume', ...format], service },
      { files: {}, args: ['--resume', dangerous, ...format], service },
      { files: {}, args: ['--resume', requestId, ...format], service },
    ]),
    ...['--deadline', '--response-mode', '--advice', '--customer-id', '--account-id'].map(
      (flag) => ({ files: { up: upload }, args: ['up', flag, dangerous], service }),
    ),
  ],
  send: [
    ...formats('text', 'json').flatMap((format): Run[] => [
      { files: { [name]: input }, args: [name, ...format, ...skip], service, repeats },
      ...troubled.map((each) => ({
        files: { [name]: input },
        args: [name, '-o', `a${name}`, ...format, ...skip],
        service: each,
      })),
    ]),
    {
      files: { [name]: input, [`${name}.upload.csv.send.json`]: dangerous },
      args: [name],
      service,
    },
    { files: { in: input }, args: ['in', '-o', dangerous], service },
  ],
  // What a ledger in a file repeats is in test/cli/ledger/dangerous-text.sqlite.test.ts.
  ledger: [
    ...[dangerous, `postgres://${dangerous}:${dangerous}@127.0.0.1:1/${dangerous}`].flatMap(
      (ledger) =>
        ['create', 'status', `import ${name}`, 'prune', 'export'].map((action) => ({
          files: { [name]: upload },
          args: [...action.split(' '), '--ledger', ledger, '--account-id', '1'],
          env: { MSADS_LEDGER_SECRET: dangerous },
        })),
    ),
    ...['--ledger', '--account-id', '--format', '--now', '--response-mode', '--result'].map(
      (flag) => ({ files: { up: upload }, args: ['import', 'up', flag, dangerous] }),
    ),
    { files: {}, args: ['status'], env: { MSADS_ACCOUNT_ID: dangerous } },
  ],
  worker: [
    ...['plan', 'work', 'status', 'redrive', dangerous].flatMap((action): Run[] => [
      {
        files: { [name]: 'export default {};' },
        args: [action, '--config', name, '--ledger', `postgres://${dangerous}@127.0.0.1:1/x`],
      },
      {
        files: { 'fleet.mjs': `throw new Error(${JSON.stringify(dangerous)})` },
        args: [action, '--config', 'fleet.mjs', '--ledger', 'postgres://127.0.0.1:1/x'],
        env: { MSADS_LEDGER_SECRET: dangerous },
        ...(action !== dangerous && { repeats }),
      },
    ]),
    { files: {}, args: ['redrive', dangerous] },
    ...['--config', '--ledger', '--environment', '--uploads', '--format'].map((flag) => ({
      files: {},
      args: ['work', flag, dangerous],
    })),
  ],
  accounts: formats('text', 'json').flatMap((format): Run[] => [
    { files: {}, args: format, service, repeats },
    { files: {}, args: format, service: answering('GetUser', fault) },
    {
      files: {},
      args: format,
      service: answering('GetUser', { answer: { User: { Id: '1', UserName: dangerous } } }),
      repeats,
    },
  ]),
  profile: formats('text', 'json', 'html').flatMap((format): Run[] => [
    { files: { [name]: upload }, args: [name, ...reports, ...format], repeats },
    { files: { [name]: oddHeader }, args: [name, ...reports, ...format] },
    { files: { [name]: dangerous }, args: [name, ...format] },
  ]),
  explain: [],
  login: [
    ...asArgument.map((args) => ({ files: {}, args })),
    { files: {}, args: ['--environment', dangerous, '--client-id', 'app'] },
    { files: {}, args: ['--environment', `http://${dangerous}`, '--client-id', dangerous] },
  ],
  page: asArgument.map((args) => ({ files: {}, args })),
  rules: formats('text', 'markdown', 'json').map((format) => ({ files: {}, args: format })),
  'service-double': [{ files: {}, args: ['--port', dangerous] }],
};

/** Each text of a JSON value. The body of a request is JSON itself. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return value.startsWith('{"') ? textsIn(JSON.parse(value)) : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]);
}

/** An output without the commands that annotations of GitHub are, of which each line holds one. */
function withoutOwnCommands(stdout: string): string {
  return stdout.replace(/^::(?:error|warning) file=[^:]*::/gm, '');
}

/** The JSON values of an output: one, or one a line. */
function valuesOf(text: string): readonly unknown[] {
  const parse = (json: string) => {
    try {
      return [JSON.parse(json) as unknown];
    } catch {
      return [];
    }
  };
  const whole = parse(text);
  return whole.length > 0 ? whole : text.split('\n').flatMap(parse);
}

describe.each(Object.keys(help).filter((key): key is Command => key !== 'main'))(
  '%s',
  (command) => {
    test('prints nothing that commands a terminal or a build server', async () => {
      const wrongUse = asArgument.map((args): Run => ({ files: {}, args }));
      for (const { files, args, env, repeats: isRepeated, service } of [
        ...some(runs[command]),
        ...some(wrongUse),
      ]) {
        const cwd = folderOf(files);
        const runLine = service ? (await openServiceRun(service)).run : run;
        const { stdout, stderr } = await runLine([command, ...args], { cwd, ...(env && { env }) });
        const line = args.join(' ');
        expect(dangersIn(withoutOwnCommands(stdout)), line).toEqual([]);
        for (const report of readdirSync(cwd).filter((file) => file.startsWith('summary.')))
          expect(dangersIn(readFileSync(join(cwd, report), 'utf8')), report).toEqual([]);
        expect(dangersIn(stderr), line).toEqual([]);
        expect(stderr, line).not.toContain('internal error');
        if (!isRepeated) continue;
        const texts = valuesOf(stdout).flatMap(textsIn);
        if (texts.length > 0)
          expect(
            texts.some((text) => text.includes(dangerous)),
            line,
          ).toBe(true);
        else expect(stdout + stderr, line).toContain('\\u009b');
        const rejects = readdirSync(cwd).find((file) => file.startsWith('b'));
        if (command === 'generate' && rejects !== undefined)
          expect(dangersIn(readFileSync(join(cwd, rejects), 'utf8'))).toEqual([]);
      }
    });
  },
);

test.each([[[dangerous]], [[`--${dangerous}`]], [['::error::', dangerous]]])(
  'no command: %j',
  async (args) => {
    const { stdout, stderr, code } = await run(args);
    expect([stdout, dangersIn(stderr), code]).toEqual(['', [], 2]);
  },
);
