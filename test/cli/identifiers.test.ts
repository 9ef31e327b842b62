import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, linesOf, ndjson, now, run } from '../support/run';
import { fullHeader, fullVersion, uploadText } from '../support/upload-text';

/** Values that must come out nowhere but where they are asked for. */
const planted = {
  email: 'jane.planted@example.com',
  phone: '+49 30 1234567',
  hashedEmail: 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602',
  hashedPhone: `${'CD'.repeat(31)}ef`,
  cutHash: 'fade0123'.repeat(7),
  clickId: '0feedface0feedface0feedface01234',
  dashedClickId: 'decade00-aaaa-4bbb-8ccc-0123456789ab',
  brokenClickId: '4.82612345678912E+38',
  googleClickId: 'EAIaIQobChMIplantedplanted0000',
};
const secrets = Object.values(planted);

/** The planted values that a text holds, in whatever case. */
const found = (text: string) =>
  secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

const columns = fullHeader.split(',').slice(2);
const usual: Record<string, string> = {
  'Client Id': 'a',
  'Conversion Name': 'Lead',
  'Conversion Time': '11/2/2026 9:30:00 AM',
};
const rowOf = (cells: Record<string, string>) =>
  `Offline Conversion,,${columns.map((name) => ({ ...usual, ...cells })[name] ?? '').join(',')}`;

// Each value in each column but Client Id, which is there to be shown.
const rows = columns
  .filter((name) => name !== 'Client Id')
  .flatMap((name) => secrets.map((secret) => rowOf({ [name]: secret })));

const upload = uploadText(
  fullHeader,
  fullVersion,
  ...rows,
  ...rows.slice(-9),
  // Cells that slipped: before the columns, beyond them, and with a quote in the wrong place.
  ...secrets.map((secret) => `${secret},,a,Lead`),
  ...secrets.map((secret) => `${rowOf({})},${secret}`),
  ...secrets.map((secret) => `Offline Conversion,,"${secret}"${secret},Lead`),
);

test('the values are found where they are', () => {
  expect(found(upload)).toEqual(secrets);
  expect(found('nothing of them')).toEqual([]);
});

test.each(['text', 'json', 'ndjson', 'sarif'])('validate --format %s', async (format) => {
  const cwd = folderOf({ 'up.csv': upload });
  const args = ['validate', 'up.csv', '--format', format, '--max-issues', '10000', ...now];
  const { stdout, stderr, code } = await run(args, { cwd });
  expect(code).toBe(1);
  expect(found(stdout + stderr)).toEqual([]);
});

test('validate with goals, and of a result', async () => {
  const cwd = folderOf({ 'up.csv': upload, 'goals.json': '[{"name":"Sale"}]' });
  const args = ['validate', 'up.csv', '--max-issues', '10000', ...now];
  for (const more of [['--goals', 'goals.json'], ['--kind', 'result'], ['--strict']])
    expect(found((await run([...args, ...more], { cwd })).stdout)).toEqual([]);
});

test.each([
  ['a header', secrets.join(',')],
  ['a header of planted names', `Type,Name,${secrets.join(',')}`],
  ['a header twice', `Type,Name,${secrets[0]},${secrets[0]}\n`],
  ['no header', `Offline Conversion,,${secrets.join(',')}`],
  ['an open quote', `${fullHeader}\n${fullVersion}\n"${secrets.join('\n')}`],
  ['semicolons', `Type;Name;${secrets.join(';')}`],
  ['a version', `Type,Name\nFormat Version,${secrets[1]}\n`],
  ['a version elsewhere', `Type,Name,${secrets[0]}\nFormat Version,,6.0\n`],
])('validate: %s', async (_, input) => {
  for (const format of ['text', 'json', 'sarif']) {
    const { stdout, stderr } = await run(['validate', '-', '--format', format, ...now], { input });
    expect(found(stdout + stderr)).toEqual([]);
  }
});

test('read: rows with errors', async () => {
  const { stderr } = await run(['read', '-', ...now], { input: upload });
  expect(found(stderr)).toEqual([]);
});

const properties = [
  ...['conversionName', 'conversionTime', 'conversionValue', 'conversionCurrencyCode', 'action'],
  ...['adjustmentTime', 'adjustmentValue', 'adjustmentCurrencyCode', 'externalAttributionCredit'],
  ...['externalAttributionModel', 'hashedEmailAddress', 'hashedPhoneNumber', 'microsoftClickId'],
  ...['email', 'phone', 'colour'],
];
const base = { clientId: 'a', conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };
const records = [
  ...properties.flatMap((name) => secrets.map((secret) => ({ ...base, [name]: secret }))),
  ...secrets.map((secret) => ({ ...base, [secret]: 'x' })),
  ...secrets.map((secret) => ({ ...base, hashedEmailAddress: { secret } })),
];
const inputs = {
  'in.ndjson': `${ndjson(...records)}${linesOf(...secrets, `{"email":"${secrets[0]}"`)}`,
  'in.json': JSON.stringify([...records, ...secrets]),
  'in.csv': linesOf(
    ['clientId', ...properties].join(','),
    ...properties.flatMap((_, i) =>
      secrets.map((secret) => `a,${properties.map((_, j) => (i === j ? secret : '')).join(',')}`),
    ),
    ...secrets.map((secret) => `a,"${secret}"${secret},`),
    ...secrets.map((secret) => `a${',x'.repeat(properties.length)},${secret}`),
  ),
  'broken.json': `[{"email":"${secrets[0]}",}]`,
  'headless.csv': linesOf(secrets.join(',')),
  'named.csv': linesOf(`clientId,${secrets.join(',')}`, `a,${secrets.map(() => 'x').join(',')}`),
  'twice.csv': linesOf(`clientId,${secrets[0]},${secrets[0]}`),
};

test.each(Object.keys(inputs))('generate %s', async (name) => {
  const cwd = folderOf(inputs);
  const args = ['generate', name, '-o', 'up.csv', '--on-error', 'skip', '--max-issues', '10000'];
  for (const more of [[], ['--hash'], ['--time-zone', 'Europe/Berlin']]) {
    const { stdout, stderr, code } = await run([...args, ...more, ...now], { cwd });
    expect(found(stdout + stderr)).toEqual([]);
    expect(code).not.toBe(0);
  }
});

test.each(['json', 'soap'])('apply --format %s, of objects and of a bulk file', async (format) => {
  const cwd = folderOf({ ...inputs, 'up.csv': upload });
  const more = ['--on-error', 'skip', '--max-issues', '10000', '--format', format];
  for (const name of [...Object.keys(inputs), 'up.csv']) {
    const args = ['apply', name, '--out-dir', `of-${name}`, ...more, ...now];
    const { stdout, stderr, code } = await run(args, { cwd });
    expect(found(stdout + stderr)).toEqual([]);
    expect(code).not.toBe(0);
  }
});

test('the issues in rejects; the objects beside them are asked for', async () => {
  const cwd = folderOf(inputs);
  const args = ['--on-error', 'skip', '--rejects', 'rejects.ndjson', ...now];
  await run(['generate', 'in.ndjson', '-o', 'up.csv', ...args], { cwd });
  const lines = readFileSync(join(cwd, 'rejects.ndjson'), 'utf8').trimEnd().split('\n');
  const rejects = lines.map((line) => JSON.parse(line));
  expect(rejects.length).toBeGreaterThan(100);
  expect(found(JSON.stringify(rejects.map(({ issues }) => issues)))).toEqual([]);
  expect(found(lines.join())).toEqual(secrets);
});
