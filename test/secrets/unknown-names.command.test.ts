import { describe, expect, test } from 'vitest';
import { help } from '../../src/cli/help';
import {
  checkOfflineConversion,
  fixBulkFile,
  hashPhone,
  readBulkRows,
  readOfflineConversions,
  readResultFile,
  reconcile,
  restatement,
  retraction,
  splitOfflineConversions,
  validateBulkFile,
  writeOfflineConversions,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import { bulkFile, fixBulkFilePath, writeBulkFile } from '../../src/node';
import { applyRequests, readClicks, readGoals, readReport, renderReport } from '../../src/services';
import { now, runOn } from '../support/run';
import { record } from './planted-rows';

/*
 * Names that do not exist and are data: each as the name of an option, of a member of an option, and of
 * whatever a command line names. Some consist of letters, as a name or a password may.
 */
const secrets = [
  ...['hunter', 'Mustermann', 'correcthorsebattery', 'jane.doe@example.com', '+14255550123'],
  ...['EwB4A8l6BAAU77tokenmark', 'f894f652ea334e739002f7167ab8f8e3', 'schlüssel', 'a\nb::secret'],
];

const calls: Readonly<Record<string, (options: never) => unknown>> = {
  readOfflineConversions: (options) => readOfflineConversions('', options),
  readBulkRows: (options) => readBulkRows('', options),
  validateBulkFile: (options) => validateBulkFile('', options),
  fixBulkFile: (options) => fixBulkFile('', options),
  writeOfflineConversions: (options) => writeOfflineConversions([], options),
  splitOfflineConversions: (options) => splitOfflineConversions([], options),
  checkOfflineConversion: (options) => checkOfflineConversion(record as never, options),
  readResultFile: (options) => readResultFile('', options),
  reconcile: (options) => reconcile({ upload: '', result: '', ...(options as object) }),
  writeRetryFile: (options) => writeRetryFile({ upload: '', result: '', ...(options as object) }),
  writeRejectsFile: (options) =>
    writeRejectsFile({ upload: '', result: '', ...(options as object) }),
  restatement: (options) => restatement(record as never, options),
  retraction: (options) => retraction(record as never, options),
  hashPhone: (options) => hashPhone('+14255550199', options),
  applyRequests: (options) => applyRequests([], options),
  readClicks: (options) => readClicks('', options),
  readGoals: (options) => readGoals('', options),
  readReport: (options) => readReport([], options),
  renderReport: (options) => renderReport({} as never, options),
  bulkFile: (options) => bulkFile('none.csv', options),
  fixBulkFilePath: (options) => fixBulkFilePath('none.csv', 'b.csv', options),
  writeBulkFile: (options) => writeBulkFile('none.csv', (async function* () {})(), options),
};

async function thrownBy(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (cause) {
    return cause as Error;
  }
  throw new Error('Nothing was thrown.');
}

const leaksIn = (text: string, secret: string) =>
  text.toLowerCase().includes(secret.toLowerCase()) ? [text] : [];

describe.each(Object.entries(calls))('%s', (_, call) => {
  test.each(secrets)('an option named %j', async (secret) => {
    const error = await thrownBy(() => call({ [secret]: true } as never));
    expect(error).toBeInstanceOf(TypeError);
    expect(leaksIn(error.message, secret)).toEqual([]);
  });
});

describe.each<[what: string, options: (secret: string) => object]>([
  ['a code', (secret) => ({ severity: { [secret]: 'off' } })],
  ['a code with a wrong severity', (secret) => ({ severity: { [secret]: 5 } })],
  ['a member of an option', (secret) => ({ hash: { [secret]: 1 } })],
  ['a column', (secret) => ({ columns: [secret] })],
  ['a member of a goal', (secret) => ({ goals: [{ name: 'Lead', [secret]: 1, isActive: 5 }] })],
])('%s', (_, options) => {
  test.each(secrets)('%j', async (secret) => {
    const pieces = async () => {
      for await (const piece of writeOfflineConversions(
        [record as never],
        options(secret) as never,
      ))
        expect(piece).toBeDefined();
    };
    const error = await thrownBy(pieces);
    expect(leaksIn(`${error.message}`, secret)).toEqual([]);
  });
});

const files = {
  'up.csv': '',
  'in.csv': 'Client Id\n1\n',
  'goals.json': (secret: string) => JSON.stringify([{ name: 'Lead', [secret]: 1 }]),
};
const lines: readonly ((secret: string) => readonly string[])[] = [
  (secret) => [secret],
  ...Object.keys(help).flatMap((command) => [
    (secret: string) => [command, `--${secret}`],
    (secret: string) => [command, `--${secret}=1`],
    (secret: string) => [command, 'up.csv', `--${secret}`, 'x'],
  ]),
  (secret) => ['explain', '--', secret],
  (secret) => ['validate', 'up.csv', '--severity', `${secret}=off`],
  (secret) => ['validate', 'up.csv', '--severity', secret],
  ...['--now', '--kind', '--channel', '--max-issues', '--format'].map(
    (flag) => (secret: string) => ['validate', 'up.csv', `${flag}=${secret}`],
  ),
  ...[
    ...['--map', '--from', '--time-zone', '--ambiguous', '--date-order', '--on-error'],
    ...['--max-rejected', '--phone-country', '--max-rows'],
  ].map((flag) => (secret: string) => ['generate', 'in.csv', '-o', 'a.csv', `${flag}=${secret}`]),
  (secret) => ['generate', 'in.csv', '-o', 'a.csv', '--map', `x=${secret}`, ...now],
  (secret) => ['generate', 'in.csv', '-o', 'a.csv', '--map', `${secret}=clientId`, ...now],
  (secret) => [
    ...['generate', 'in.csv', '-o', 'a.csv'],
    ...['--map', `${secret}=clientId`, '--map', `${secret}=conversionName`],
  ],
  (secret) => ['goals', 'goals.json', '--format', secret],
  () => ['goals', 'goals.json'],
  () => ['validate', 'up.csv', '--goals', 'goals.json'],
];

test.each(secrets)('no message about an argument repeats %j', async (secret) => {
  for (const line of lines) {
    const given = { ...files, 'goals.json': files['goals.json'](secret) };
    const { stdout, stderr, code } = await runOn(given, line(secret));
    expect(leaksIn(stdout + stderr, secret), line(secret).join(' ')).toEqual([]);
    expect(code, line(secret).join(' ')).toBe(2);
  }
});
