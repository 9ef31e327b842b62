import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/help';
import { madeUp } from '../../src/double/credentials';
import { reportFormats } from '../../src/report/formats/format';
import type { ServiceSettings } from '../client/service';
import { leaksOf, planted } from '../support/planted';
import { columns, fileOf } from '../support/rows';
import { type Files, folderOf, ndjson, now, run } from '../support/run';
import { some } from '../support/runs';
import { openServiceRun } from '../support/service-run';
import { answers, clicks, goalFile, header, pair, upload } from './marked-files';
import { every, named, record } from './planted-rows';
import { service, troubles } from './planted-service';

/** What is sent as a header of SOAP, and the pieces of it that are searched for. */
const tokens = {
  MSADS_AUTHENTICATION_TOKEN: 'EwB4A8l6BAAU77tokenmark+/x==',
  MSADS_DEVELOPER_TOKEN: '012TOKENMARK77',
  MSADS_CUSTOMER_ID: '8675309778',
  MSADS_CUSTOMER_ACCOUNT_ID: '8675309779',
};
const tokenPieces = ['tokenmark', '867530977'];
/** What opens a ledger, in a database that nobody serves. */
const ledger = {
  env: { MSADS_LEDGER_SECRET: 'ledgersecretmark77', MSADS_ACCOUNT_ID: '2000001' },
  args: [
    '--ledger',
    'postgres://databaseuser77:databasepassword77@127.0.0.1:1/ledger?password=x77',
  ],
};
const ledgerPieces = ['ledgersecret', 'databaseuser', 'databasepassword', 'x77'];
/** Tokens that the double issues, what it is called with, and signatures of addresses. */
const serviceSecrets = /(?:access|refresh)-[\da-f]{8}|sig=|bearer/gi;

/** What a text holds that it must not. */
const found = (text: string) => [
  ...leaksOf(text),
  ...[...tokenPieces, ...ledgerPieces].filter((piece) => text.toLowerCase().includes(piece)),
  ...(text.match(serviceSecrets) ?? []),
  ...(text.includes(madeUp.developerToken) ? [madeUp.developerToken] : []),
];

interface Case {
  readonly files: Files;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Its output is what was asked for, and holds identifiers: only stderr is searched. */
  readonly asked?: true;
  /** What the service is like, if there is one. */
  readonly service?: ServiceSettings;
}

/** Flags for a report in each format. */
const reports = reportFormats.flatMap((format) => ['--report', `summary.${format}`]);
const formats = (...names: readonly string[]) => names.map((name) => ['--format', name]);

/** A command that has no case here, and names no test that searches it, does not compile. */
const cases: Readonly<
  Record<Command, { readonly seeAlso?: string; readonly runs: readonly Case[] }>
> = {
  validate: {
    seeAlso: 'test/cli/identifiers.test.ts',
    runs: [
      ...Object.keys(answers).map((name) => ({
        files: { ...answers, 'up.csv': upload },
        args: ['up.csv', '--goals', name, ...now],
      })),
      { files: { clicks, 'up.csv': upload }, args: ['up.csv', '--clicks', 'clicks', ...now] },
      { files: { goalFile, 'up.csv': upload }, args: ['up.csv', '--goals', 'goalFile', ...now] },
      { files: { 'up.csv': upload }, args: ['up.csv', '--kind', 'result', ...now] },
      { files: { 'up.csv': upload }, args: ['up.csv', '--format', 'github', ...reports, ...now] },
      { files: { 'up.csv': upload }, args: ['up.csv', ...ledger.args], env: ledger.env },
    ],
  },
  fix: {
    runs: formats('text', 'json', 'ndjson', 'sarif').flatMap((format) => [
      { files: { 'up.csv': upload }, args: ['up.csv', '-o', 'fixed.csv', ...format, ...now] },
      {
        files: { 'up.csv': upload.replaceAll(',', ';') },
        args: ['up.csv', '-o', 'fixed.tsv', '--kind', 'result', ...format, ...now],
      },
      { files: { 'up.csv': `${upload}"` }, args: ['up.csv', '-o', 'fixed.csv', ...format] },
    ]),
  },
  read: {
    seeAlso: 'test/cli/identifiers.test.ts',
    runs: [{ files: { 'up.csv': upload }, args: ['up.csv', ...now], asked: true }],
  },
  generate: {
    seeAlso: 'test/cli/identifiers.test.ts',
    runs: [
      {
        files: { in: ndjson(record) },
        args: ['in', '--from', 'ndjson', '-o', 'up.csv', ...ledger.args, ...now],
        env: ledger.env,
      },
      {
        files: { in: ndjson(...every.map((value) => ({ ...record, email: value, phone: value }))) },
        args: [
          ...['in', '--from', 'ndjson', '-o', 'up.csv', '--hash', '--on-error', 'skip'],
          ...['--format', 'github', ...reports, ...now],
        ],
      },
      {
        files: {
          in: ndjson(
            ...every.map((value) => ({ ...record, hashedEmailAddress: '', email: value })),
            ...every.map((value) => ({ ...record, hashedPhoneNumber: null, phone: value })),
            ...every.map((value) => ({ ...record, email: [value], phone: { value } })),
          ),
        },
        args: ['in', '--from', 'ndjson', '-o', 'up.zip', '--zip', '--hash', '--on-error', 'skip'],
      },
    ],
  },
  apply: {
    seeAlso: 'test/cli/identifiers.test.ts',
    runs: [
      { files: { in: ndjson(record) }, args: ['in', ...ledger.args, ...now], env: ledger.env },
      ...[[], ['--out-dir', 'out']].map((target) => ({
        files: { in: ndjson(record, { ...record, conversionName: `${planted.email}\u0001` }) },
        args: ['in', '--format', 'soap', '--on-error', 'skip', ...target, ...now],
        env: tokens,
        asked: true as const,
      })),
      ...Object.keys(tokens).map((name) => ({
        files: { in: ndjson(record) },
        args: ['in', '--format', 'soap', ...now],
        env: { ...tokens, [name]: `tokenmark\u0001${tokens.MSADS_CUSTOMER_ID}` },
      })),
      {
        files: { in: ndjson(record) },
        args: ['in', `--authentication-token=${tokens.MSADS_AUTHENTICATION_TOKEN}`],
      },
      {
        files: { in: ndjson(record) },
        args: ['in', '--developer-token', tokens.MSADS_DEVELOPER_TOKEN],
      },
      ...formats('text', 'json').flatMap((format) =>
        [service, ...troubles].map((each) => ({
          files: { in: ndjson(record, { ...record, conversionName: planted.email }) },
          args: ['in', '--send', '--from', 'ndjson', ...format, ...now],
          service: each,
        })),
      ),
    ],
  },
  results: {
    runs: [
      ...formats('text', 'json', 'ndjson', 'github').flatMap((format) => [
        { files: pair, args: ['result.csv', ...reports, ...format] },
        { files: pair, args: ['result.csv', '--upload', 'up.csv', ...reports, ...format] },
      ]),
      {
        files: pair,
        args: [
          ...['result.csv', '--upload', 'up.csv', '--retry', 'retry.csv'],
          ...['--rejects', 'rejects.csv'],
        ],
      },
      { files: pair, args: ['up.csv', '--upload', 'result.csv'] },
      {
        files: pair,
        args: ['result.csv', '--upload', 'up.csv', ...ledger.args],
        env: ledger.env,
      },
      { files: { ...pair, 'b.csv': fileOf([named]) }, args: ['b.csv', '--upload', 'up.csv'] },
      { files: { 'up.csv': `${header}\r\n"${every.join('\n')}` }, args: ['up.csv'] },
    ],
  },
  goals: {
    runs: formats('text', 'json', 'github').flatMap((format) => [
      ...Object.keys(answers).map((name) => ({
        files: answers,
        args: [name, ...reports, ...format],
      })),
      { files: { goalFile }, args: ['goalFile', ...reports, ...format] },
      ...troubles.map((each) => ({
        ...{ files: {}, args: ['--fetch', ...reports, ...format], service: each },
      })),
    ]),
  },
  report: {
    runs: formats('text', 'json', 'github').flatMap((format) => [
      ...Object.keys(answers).map((name) => ({
        files: answers,
        args: [name, ...reports, ...format],
      })),
      ...troubles.map((each) => ({
        files: {},
        args: ['--fetch', '--from', '2026-11-01', '--to', '2026-11-02', ...format],
        service: each,
      })),
    ]),
  },
  profile: {
    runs: formats('text', 'json', 'html').flatMap((format) => [
      { files: { 'up.csv': upload }, args: ['up.csv', ...reports, ...format] },
      { files: pair, args: ['result.csv', ...reports, ...format] },
      { files: { 'up.csv': `${upload}"` }, args: ['up.csv', ...format] },
    ]),
  },
  // What it does with tokens is tried with a double of the service.
  login: {
    seeAlso: 'test/cli/commands/login.test.ts',
    runs: every.flatMap((value) => [
      { files: {}, args: [value] },
      { files: {}, args: ['--client-id', 'app', '--environment', value] },
      { files: {}, args: ['--client-id', 'app'], env: { MSADS_ENVIRONMENT: value } },
      { files: {}, args: [], env: { MSADS_CLIENT_SECRET: value } },
    ]),
  },
  // It reads nothing.
  upload: {
    runs: formats('text', 'json').flatMap((format) => [
      { files: { 'up.csv': upload }, args: ['up.csv', ...format, ...now], service },
      ...[service, ...troubles].map((each) => ({
        files: { 'up.csv': upload },
        args: ['up.csv', '--force', '--result', 'result.csv', '--rejects', 'no.csv', ...format],
        service: each,
      })),
      { files: { 'up.csv.upload.json': every.join() }, args: ['up.csv', ...format], service },
      {
        files: { 'up.csv': upload },
        args: ['up.csv', '--force', ...ledger.args, ...format],
        ...{ env: ledger.env, service },
      },
    ]),
  },
  send: {
    runs: formats('text', 'json').flatMap((format) => [
      { files: { in: ndjson(record, ...every) }, args: ['in', ...format, ...now], service },
      ...[service, ...troubles].map((each) => ({
        files: {
          in: ndjson(record, ...every.map((value) => ({ ...record, conversionName: value }))),
        },
        args: ['in', '--from', 'ndjson', '--on-error', 'skip', ...format, ...now],
        service: each,
      })),
      { files: { 'in.upload.csv.send.json': every.join(), in: '' }, args: ['in'], service },
      {
        files: { in: ndjson(record) },
        args: ['in', ...ledger.args, ...format, ...now],
        ...{ env: ledger.env, service },
      },
    ]),
  },
  accounts: {
    runs: formats('text', 'json').flatMap((format) =>
      [service, ...troubles].map((each) => ({ files: {}, args: format, service: each })),
    ),
  },
  ledger: {
    seeAlso: 'test/secrets/ledger.sqlite.test.ts',
    runs: [
      ...['create', 'status', 'prune', 'export', 'import up.csv'].flatMap((action) =>
        [ledger.args, ['--ledger', 'sent.db']].map((args) => ({
          files: { 'up.csv': upload },
          args: [...action.split(' '), ...args],
          env: ledger.env,
        })),
      ),
      {
        files: {},
        args: ['create', '--ledger', 'sent.db', '--secret', ledger.env.MSADS_LEDGER_SECRET],
      },
    ],
  },
  worker: {
    seeAlso: 'test/fleet/command.test.ts',
    runs: ['plan', 'work', 'status', 'redrive'].flatMap((action) =>
      [upload, 'export default { accounts: [] };', ndjson(record)].map((text) => ({
        files: { 'fleet.mjs': text },
        args: [action, '--config', 'fleet.mjs', ...ledger.args],
        env: ledger.env,
      })),
    ),
  },
  explain: { runs: every.map((value) => ({ files: {}, args: ['--', value] })) },
  page: { runs: every.map((value) => ({ files: {}, args: ['--', value] })) },
  rules: { runs: [{ files: {}, args: [] }] },
  'service-double': {
    seeAlso: 'test/cli/commands/service-double.test.ts',
    runs: every.map((value) => ({ files: {}, args: ['--port', value] })),
  },
};

/** What a command has kept to go on later, and its reports. */
const keptIn = (cwd: string, given: Files) =>
  readdirSync(cwd)
    .filter((name) => /\.(?:upload|send)\.json$|^summary\./.test(name) && !(name in given))
    .map((name) => readFileSync(join(cwd, name), 'utf8'))
    .join('');

describe.each(Object.entries(cases))('%s', (command, { seeAlso, runs }) => {
  test.each([
    ['text', []],
    ['JSON', ['--log-format', 'json']],
  ])('says nothing of what is marked, in %s', async (_, log) => {
    const said: string[] = [];
    for (const { files, args, env = {}, asked, service: settings } of some(runs)) {
      const cwd = folderOf(files);
      const runLine = settings ? (await openServiceRun(settings)).run : run;
      const { stdout, stderr } = await runLine([command, ...log, ...args], { cwd, env });
      const text = (asked ? stderr : stdout + stderr) + keptIn(cwd, files);
      const leaks = text.split('\n').filter((line) => found(line).length > 0);
      expect(leaks, args.join(' ')).toEqual([]);
      expect(text, args.join(' ')).not.toContain('a fault of its own');
      said.push(text);
    }
    expect(said.join('')).not.toBe('');
    if (seeAlso)
      expect(readFileSync(seeAlso, 'utf8')).toMatch(new RegExp(`'${command}'|\`${command}`));
  });
});

test('the marks are found where they are', () => {
  expect(found(upload).length).toBeGreaterThan(10);
  expect(found(Object.values(tokens).join())).toEqual(tokenPieces);
  const secrets = ['access-0b1e0000', 'refresh-0b1e0000', 'sig=', madeUp.developerToken];
  expect(found(secrets.join())).toEqual(secrets);
  expect(found([...Object.values(ledger.env), ...ledger.args].join())).toEqual(ledgerPieces);
  expect(columns).toContain('Microsoft Click Id');
});
