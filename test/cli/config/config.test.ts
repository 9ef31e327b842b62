import { chmodSync, chownSync, lchownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, now, run } from '../../support/run';

/** An upload whose only record has no Client Id, which is a warning of the file, and a value of 250. */
const upload = `\ufeffType,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Microsoft Click Id\r
Format Version,6.0,,,,,,\r
Offline Conversion,,,Lead,11/2/2026 9:30:00 AM,250,USD,9f3c2a7b5d8e4f10a6b7c8d9e0f1a2b3\r
`;
const lead = {
  ...{ order: 'order-17', conversionName: 'Lead', conversionTime: '2026-11-02 09:30' },
  microsoftClickId: '9f3c2a7b5d8e4f10a6b7c8d9e0f1a2b3',
};

/** Makes a folder of these files, some of them in folders, and gives its path. */
function treeOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = folderOf({ 'upload.csv': upload, 'leads.ndjson': `${JSON.stringify(lead)}\n` });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const json = 'msads-bulk.config.json';
const module = 'msads-bulk.config.mjs';
const said = (file: string) => `${file}: The settings of this config apply.\n`;

const noRule =
  '"rules.0" must be a rule: "code" and "check", if there is a "column" the name of a property, and with a code of your own "severity" and "message".';

/** A rule as plain data: what `rule` of the package makes. */
const overLimit = `{
  code: 'acme-over-limit', severity: 'error', column: 'conversionValue',
  message: ({ limit }) => \`The value is over \${limit}.\`,
  check({ value }, report) { if (value.conversionValue > 100) report({ limit: 100 }); },
}`;

describe('which config applies', () => {
  const off = JSON.stringify({ severity: { 'no-client-id': 'off' } });
  const on = JSON.stringify({ severity: { 'no-client-id': 'error' } });

  test.each<
    [
      what: string,
      files: Record<string, string>,
      within: string,
      args: string,
      stderr: string,
      code: number,
    ]
  >([
    ['none', {}, '.', '', '', 0],
    ['the one beside', { [json]: on }, '.', '', said(json), 1],
    ['the one above', { [json]: on, 'a/b/x': '' }, 'a/b', '', said(`../../${json}`), 1],
    ['the nearest', { [json]: on, [`a/${json}`]: off }, 'a', '', said(json), 0],
    ['a module', { [module]: `export default ${on};` }, '.', '', said(module), 1],
    [
      'the one that is named',
      { [json]: on, 'my.json': off },
      '.',
      '--config my.json',
      said('my.json'),
      0,
    ],
    ['none, because none is wanted', { [json]: on }, '.', '--no-config', '', 0],
    ['with a byte order mark', { [json]: `\ufeff${on}` }, '.', '', said(json), 1],
  ])('%s', async (_, files, within, args, stderr, code) => {
    const cwd = join(treeOf(files), within);
    const file = within === '.' ? 'upload.csv' : `${within.replace(/[^/]+/g, '..')}/upload.csv`;
    const flags = args === '' ? [] : args.split(' ');
    const outcome = await run(['validate', file, '--quiet', ...flags, ...now], { cwd });
    expect(outcome).toEqual({ stdout: '', stderr, code });
  });

  test('with --log-format json, what is said is an object', async () => {
    const cwd = treeOf({ [json]: off });
    const args = ['validate', 'upload.csv', '--quiet', '--log-format', 'json', ...now];
    const { stderr } = await run(args, { cwd });
    expect(JSON.parse(stderr)).toMatchObject({
      level: 'info',
      file: json,
      message: 'The settings of this config apply.',
    });
  });
});

describe('what a config says', () => {
  const configured = (config: object) => treeOf({ [json]: JSON.stringify(config) });
  const stdoutOf = async (cwd: string, ...args: readonly string[]) =>
    (await run([...args, ...now], { cwd })).stdout;
  const generate = ['generate', 'leads.ndjson', '-o', '-'];
  const mapped = { map: { order: 'clientId' }, timeZone: 'Europe/Berlin' };

  test('severity, of which a flag changes one', async () => {
    const cwd = configured({ severity: { 'no-client-id': 'off', 'time-iso': 'off' } });
    expect(await stdoutOf(cwd, 'validate', 'upload.csv')).toContain('no errors, no warnings');
    const flag = ['--severity', 'no-client-id=warning'];
    expect(await stdoutOf(cwd, 'validate', 'upload.csv', ...flag)).toContain(
      'no errors, 1 warning',
    );
  });

  test('the kind of files that are read, and not of what is sent', async () => {
    const cwd = configured({ ...mapped, kind: 'result' });
    expect(await stdoutOf(cwd, 'validate', 'upload.csv')).toContain('no errors, no warnings');
    const flag = ['--kind', 'upload'];
    expect(await stdoutOf(cwd, 'validate', 'upload.csv', ...flag)).toContain('1 warning');
    expect((await run([...generate, ...now], { cwd })).code).toBe(0);
  });

  test('goals beside the config, wherever the command runs', async () => {
    const cwd = treeOf({
      'etc/goals.json': JSON.stringify([{ name: 'Signed contract' }]),
      'etc/config.json': JSON.stringify({ goals: 'goals.json' }),
    });
    const args = ['validate', 'upload.csv', '--config', 'etc/config.json', ...now];
    const outcome = await run(args, { cwd });
    expect(outcome.stdout).toContain('(goal-unknown, service 5606)');
    expect(outcome.code).toBe(1);
  });

  test('names and the zone of an input, of which a flag changes the zone', async () => {
    const cwd = configured(mapped);
    const berlin = await stdoutOf(cwd, ...generate);
    expect(berlin).toContain('Offline Conversion,,order-17,Lead,11/2/2026 8:30:00 AM,');
    const york = await stdoutOf(cwd, ...generate, '--time-zone', 'America/New_York');
    expect(york).toContain('Offline Conversion,,order-17,Lead,11/2/2026 2:30:00 PM,');
  });

  test('a name that --map maps otherwise is mapped by the flag', async () => {
    const cwd = configured({ map: { order: 'conversionName' }, timeZone: 'UTC' });
    const written = await stdoutOf(cwd, ...generate, '--map', 'order=clientId');
    expect(written).toContain('Offline Conversion,,order-17,Lead,11/2/2026 9:30:00 AM,');
  });

  test('the country of phone numbers, which never switches hashing on', async () => {
    const cwd = configured({ ...mapped, phoneCountry: 'DE' });
    const object = JSON.stringify({ ...lead, microsoftClickId: undefined, phone: '030 901820' });
    writeFileSync(join(cwd, 'phones.ndjson'), `${object}\n`);
    const args = ['generate', 'phones.ndjson', '-o', '-'];
    // printf '+4930901820' | sha256sum
    const hash = '4db5829924ee5c466cbd9ac69b2a6af527f758614fa3b3aec8c89b16a709a678';
    expect(await stdoutOf(cwd, ...args, '--hash')).toContain(hash);
    expect((await run([...args, ...now], { cwd })).code).toBe(1);
  });

  test('what the config says of objects does not contradict a bulk file', async () => {
    const cwd = configured(mapped);
    expect((await run(['apply', 'upload.csv', ...now], { cwd })).code).toBe(0);
    const args = ['apply', 'upload.csv', '--time-zone', 'UTC', ...now];
    expect((await run(args, { cwd })).code).toBe(2);
  });
});

describe('rules of its own', () => {
  const map = `{ order: 'clientId', value: 'conversionValue' }`;
  const config = `export default { rules: [${overLimit}], map: ${map}, timeZone: 'UTC' };`;
  const line = 'error  Conversion Value  The value is over 100.  (acme-over-limit)';
  const object = JSON.stringify({ ...lead, value: 250, conversionCurrencyCode: 'USD' });

  test.each<[args: string, stream: 'stdout' | 'stderr', text: string]>([
    ['validate upload.csv', 'stdout', `upload.csv:3  ${line}`],
    ['fix upload.csv -o fixed.csv', 'stdout', `fixed.csv:3  ${line}`],
    ['read upload.csv', 'stderr', '"message":"The value is over 100."'],
    ['generate big.ndjson -o -', 'stderr', `big.ndjson:1  ${line}`],
    ['generate big.ndjson -o big.csv --max-rows 5', 'stderr', `big.ndjson:1  ${line}`],
    ['apply big.ndjson', 'stderr', `big.ndjson:1  ${line}`],
    ['apply upload.csv', 'stderr', `upload.csv:3  ${line}`],
  ])('%s', async (args, stream, text) => {
    const cwd = treeOf({ [module]: config, 'big.ndjson': `${object}\n` });
    const outcome = await run([...args.split(' '), ...now], { cwd });
    expect(outcome[stream]).toContain(text);
    expect(outcome.code).toBe(1);
    const off = ['--severity', 'acme-over-limit=off'];
    expect((await run([...args.split(' '), ...off, ...now], { cwd })).code).toBe(0);
  });

  test('a record type of its own, which only some commands can take', async () => {
    const label = `export default { recordType: {
      type: 'Label', actions: ['Add'], rules: [], actionOf: () => 'Add',
      columns: { label: { header: 'Label', codec: { read: (text) => text, write: (text) => text } } },
      matrix: { label: ['required'] },
    } };`;
    const labels = '\ufeffType,Name,Label\r\nFormat Version,6.0,\r\nLabel,,Autumn\r\nLabel,,\r\n';
    const cwd = treeOf({ [module]: label, 'labels.csv': labels });
    const validated = await run(['validate', 'labels.csv', ...now], { cwd });
    expect(validated.stdout).toContain('labels.csv:4  error  Label  ');
    const read = await run(['read', 'labels.csv', ...now], { cwd });
    expect(read.stdout).toBe('{"line":3,"row":2,"action":"Add","label":"Autumn"}\n');
    expect(await run(['generate', 'leads.ndjson', '-o', '-', ...now], { cwd })).toEqual({
      stdout: '',
      stderr: `${said(module)}msads-bulk generate: generate is for offline conversions, so the "recordType" of the config must be offlineConversion, or a copy of it with the same type, actions, columns and matrix.\n`,
      code: 2,
    });
  });
});

describe('what is refused, before anything is read', () => {
  test.each<[what: string, name: string, content: string | Uint8Array, sentence: string]>([
    ['no JSON', json, '{\n  "kind": upload\n}', 'line 2, column 11: This is not JSON.'],
    ['no object', json, '[]', 'The file must hold one object.'],
    [
      'a setting twice',
      json,
      '{"kind":"upload","kind":"result"}',
      'line 1, column 18: An object has this name twice.',
    ],
    [
      'a misspelled setting',
      json,
      '{"severty":{}}',
      'Unknown setting "severty". Did you mean "severity"?',
    ],
    ['an unknown setting', json, '{"accessToken":"x"}', 'Unknown setting (11 characters).'],
    ['another word', json, '{"kind":"uploads"}', '"kind" must be "upload" or "result".'],
    [
      'another type',
      json,
      '{"enhancedConversions":"yes"}',
      '"enhancedConversions" must be of type boolean.',
    ],
    [
      'an unknown zone',
      json,
      '{"timeZone":"Berlin"}',
      '"timeZone" must be an IANA name such as Europe/Berlin.',
    ],
    [
      'an unknown country',
      json,
      '{"phoneCountry":"Germany"}',
      '"phoneCountry" must be an ISO 3166-1 alpha-2 code such as "DE". Did you mean "DE"?',
    ],
    [
      'an unknown code',
      json,
      '{"severity":{"no-cliend-id":"off"}}',
      '"severity" has an unknown issue code "no-cliend-id". Did you mean "no-client-id"?',
    ],
    [
      'an unknown level',
      json,
      '{"severity":{"no-client-id":"warn"}}',
      'Each member of "severity" must be "error" or "warning" or "off".',
    ],
    [
      'an unknown property',
      json,
      '{"map":{"order":"clientI"}}',
      '"map" has an unknown property "clientI". Did you mean "clientId"?',
    ],
    ['rules in JSON', json, '{"rules":[]}', 'Unknown setting (5 characters).'],
    [
      'no default export',
      module,
      'export const kind = "upload";',
      'The default export must be an object.',
    ],
    ['no rule', module, 'export default { rules: [{}] };', noRule],
    ['null as a rule', module, 'export default { rules: [null] };', noRule],
    ...[
      "code: '', severity: 'error', message() {}, check() {}",
      "code: 'acme', severity: 'error', message() {}",
      "code: 'acme', severity: 'error', check() {}",
      "code: 'acme', severity: 'off', message() {}, check() {}",
      "code: 'acme', message() {}, check() {}",
      "code: 'acme', severity: 'error', column: 'Client Id', message() {}, check() {}",
      "code: 'currency-format', column: 'toString', check() {}",
    ].map((members): [string, string, string, string] => [
      `half a rule, ${members}`,
      module,
      `export default { rules: [{ ${members} }] };`,
      noRule,
    ]),
    [
      'no record type',
      module,
      'export default { recordType: {} };',
      '"recordType" must be a record type.',
    ],
    [
      'rules beside a record type',
      module,
      "export default { rules: [], recordType: { type: 'A', actions: [], columns: {}, matrix: {}, rules: [], actionOf() {} } };",
      '"rules" cannot stand beside "recordType". Add the rules to it.',
    ],
    [
      'a module that throws',
      module,
      'throw new RangeError("Too\\u001b[31m much");',
      'The module cannot be loaded: RangeError: Too\\u001b[31m much',
    ],
    [
      'a module whose error has members that throw',
      module,
      'throw Object.assign(new Error(), { name: { toString() { throw 1; } } });',
      'The module cannot be loaded: it threw no Error',
    ],
    [
      'bytes that are no text',
      json,
      Buffer.from('{"kind":"\xff"}', 'latin1'),
      'line 1: The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
    ],
    ['a file of 2 MB', json, ' '.repeat(2e6), 'A config has at most 1048576 characters.'],
  ])('%s', async (_, name, content, sentence) => {
    const cwd = treeOf({ [name]: content });
    const outcome = await run(['generate', 'missing.ndjson', '-o', 'out.csv', ...now], { cwd });
    expect(outcome).toEqual({
      stdout: '',
      stderr: `msads-bulk generate: ${name}: ${sentence}\n`,
      code: 2,
    });
  });

  test.each<[args: string, stderr: string]>([
    ['--config nowhere.json', 'nowhere.json: no such file or folder.'],
    ['--config -', '--config needs a FILE.'],
    ['--config a.json --no-config', '--config and --no-config contradict each other.'],
  ])('%s', async (args, stderr) => {
    const outcome = await run(['validate', 'upload.csv', ...args.split(' ')], { cwd: treeOf({}) });
    expect(outcome).toEqual({ stdout: '', stderr: `msads-bulk validate: ${stderr}\n`, code: 2 });
  });

  test.each([
    ['to a missing file', 'nowhere.json', 'no such file or folder.'],
    ['to itself', json, 'too many symbolic links encountered.'],
  ])('a link %s', async (_, target, reason) => {
    const cwd = treeOf({});
    symlinkSync(target, join(cwd, json));
    const { stdout, stderr, code } = await run(['validate', 'upload.csv'], { cwd });
    expect([stdout, stderr, code]).toEqual(['', `msads-bulk validate: ${json}: ${reason}\n`, 2]);
  });

  test('two configs in one folder', async () => {
    const cwd = treeOf({ [json]: '{}', [module]: 'export default {};' });
    const { stderr, code } = await run(['validate', 'upload.csv'], { cwd });
    expect([stderr, code]).toEqual([
      `msads-bulk validate: ${json}: There is also ${module} beside it. Remove one of them, or name one with --config.\n`,
      2,
    ]);
  });

  const refused = (reason: string) =>
    `msads-bulk validate: ${module}: This module ${reason}, so it is not run. Name it with --config if you trust it, or use --no-config.\n`;

  test.runIf(process.getuid?.() === 0)('a link of another user to a module', async () => {
    const cwd = treeOf({ 'own.mjs': 'export default {};' });
    symlinkSync('own.mjs', join(cwd, module));
    expect((await run(['validate', 'upload.csv', ...now], { cwd })).code).toBe(0);
    lchownSync(join(cwd, module), 65534, 65534);
    const { stderr, code } = await run(['validate', 'upload.csv', ...now], { cwd });
    expect([stderr, code]).toEqual([refused('belongs to another user'), 2]);
  });

  test.runIf(process.getuid?.() === 0)('a module of another user, unless it is named', async () => {
    const cwd = treeOf({ [module]: 'export default {};' });
    chownSync(join(cwd, module), 65534, 65534);
    const { stderr, code } = await run(['validate', 'upload.csv', ...now], { cwd });
    expect([stderr, code]).toEqual([refused('belongs to another user'), 2]);
    const named = ['validate', 'upload.csv', '--config', module, ...now];
    expect((await run(named, { cwd })).code).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('a module that everybody can change', async () => {
    const cwd = treeOf({ [module]: 'export default {};' });
    chmodSync(join(cwd, module), 0o666);
    const { stderr, code } = await run(['validate', 'upload.csv', ...now], { cwd });
    expect([stderr, code]).toEqual([refused('can be changed by every user'), 2]);
  });
});
