import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { linesOf, ndjson, now, run } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const good = (clientId: string) => ({
  clientId,
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click.replace('8e3', clientId.padStart(3, '0')),
});
const rowOf = (clientId: string) =>
  `Offline Conversion,,${clientId},Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${good(clientId).microsoftClickId}`;

const nameless = { ...good('2'), conversionName: null };
const unknown = { ...good('4'), convertionValue: 1, adjustmentValue: 2 };
const input = linesOf(
  JSON.stringify(good('1')),
  JSON.stringify(nameless),
  '{"clientId":',
  JSON.stringify(unknown),
  '[1]',
  JSON.stringify(good('5')),
);

const issueLines = [
  'in.ndjson:2  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
  'in.ndjson:3  error  The input is not a JSON object. Write each record as one object, on a line of its own.  (not-json)',
  'in.ndjson:4  error  Unknown property "convertionValue". Did you mean "conversionValue"?  (property-unknown)',
  'in.ndjson:4  error  Adjustment Value  Property "adjustmentValue" does not apply to an Add. Leave it out. This row adds a conversion because Adjustment Type is empty. To adjust one, write Restate or Retract there.  (property-unknown, service 5624)',
  'in.ndjson:5  error  The input is not a JSON object. Write each record as one object, on a line of its own.  (not-json)',
];
const stopped =
  'Stopped: up.csv was not written. To leave out records with errors, use --on-error skip.';

const refused = {
  nameless: {
    ...nameless,
    issues: [
      {
        code: 'required',
        severity: 'error',
        line: 2,
        column: 'Conversion Name',
        property: 'conversionName',
        action: 'Add',
        clientId: '2',
        message: 'Conversion Name is empty. An Add requires it.',
        facts: { column: 'Conversion Name', action: 'Add' },
        serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
      },
    ],
  },
  cut: {
    text: '{"clientId":',
    issues: [
      {
        code: 'not-json',
        severity: 'error',
        line: 3,
        message:
          'The input is not a JSON object. Write each record as one object, on a line of its own.',
      },
    ],
  },
  unknown: {
    ...unknown,
    issues: [
      {
        code: 'property-unknown',
        severity: 'error',
        line: 4,
        action: 'Add',
        clientId: '4',
        message: 'Unknown property "convertionValue". Did you mean "conversionValue"?',
        facts: { name: 'convertionValue', reason: 'unknown', nearest: 'conversionValue' },
      },
      {
        code: 'property-unknown',
        severity: 'error',
        line: 4,
        column: 'Adjustment Value',
        property: 'adjustmentValue',
        action: 'Add',
        clientId: '4',
        message:
          'Property "adjustmentValue" does not apply to an Add. Leave it out. This row adds a conversion because Adjustment Type is empty. To adjust one, write Restate or Retract there.',
        facts: {
          name: 'adjustmentValue',
          reason: 'not-applicable',
          action: 'Add',
          hint: 'This row adds a conversion because Adjustment Type is empty. To adjust one, write Restate or Retract there.',
        },
        serviceError: { number: 5624, code: 'OfflineConversionAdjustmentValueNotExpected' },
      },
    ],
  },
  list: {
    text: '[1]',
    issues: [
      {
        code: 'not-json',
        severity: 'error',
        line: 5,
        message:
          'The input is not a JSON object. Write each record as one object, on a line of its own.',
      },
    ],
  },
};

test('stop is the default: no file', async () => {
  expect(await generate({ 'in.ndjson': input }, ['in.ndjson'])).toEqual({
    stdout: '',
    stderr: linesOf(issueLines[0] as string, stopped),
    code: 1,
    file: undefined,
    rejects: undefined,
    names: ['in.ndjson'],
  });
});

test('stop keeps the file that was there, and --rejects holds the one record', async () => {
  const files = { 'in.ndjson': input, 'up.csv': 'as it was' };
  const args = ['in.ndjson', '--on-error', 'stop', '--rejects', 'rejects.ndjson'];
  expect(await generate(files, args)).toEqual({
    stdout: '',
    stderr: linesOf(issueLines[0] as string, stopped),
    code: 1,
    file: 'as it was',
    rejects: ndjson(refused.nameless),
    names: ['in.ndjson', 'rejects.ndjson', 'up.csv'],
  });
});

test('skip leaves them out', async () => {
  expect(await generate({ 'in.ndjson': input }, ['in.ndjson', '--on-error', 'skip'])).toEqual({
    stdout: '',
    stderr: linesOf(...issueLines, 'up.csv: 2 records written, 4 left out'),
    code: 1,
    file: fullUpload(rowOf('1'), rowOf('5')),
    rejects: undefined,
    names: ['in.ndjson', 'up.csv'],
  });
});

test('--rejects holds each object as it was given, with its issues', async () => {
  const args = ['in.ndjson', '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
  const { rejects, names } = await generate({ 'in.ndjson': input, 'rejects.ndjson': 'old' }, args);
  expect(rejects).toBe(ndjson(refused.nameless, refused.cut, refused.unknown, refused.list));
  expect(names).toEqual(['in.ndjson', 'rejects.ndjson', 'up.csv']);
});

test('--rejects is empty where nothing was left out', async () => {
  const args = ['in.ndjson', '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
  expect(await generate({ 'in.ndjson': ndjson(good('1')) }, args)).toMatchObject({
    stderr: 'up.csv: 1 record written\n',
    code: 0,
    rejects: '',
  });
});

test('places in a JSON array are its zero-based indexes', async () => {
  const list = JSON.stringify([good('1'), nameless, 'text', null], null, 2);
  const args = ['in.json', '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
  const { stderr, rejects } = await generate({ 'in.json': list }, args);
  const notJson =
    'error  The input is not a JSON object. Write each record as one object, on a line of its own.  (not-json)';
  expect(stderr).toBe(
    linesOf(
      'in.json[1]  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
      `in.json[2]  ${notJson}`,
      `in.json[3]  ${notJson}`,
      'up.csv: 1 record written, 3 left out',
    ),
  );
  const [{ line: _, ...issue }] = refused.nameless.issues as [(typeof refused.nameless.issues)[0]];
  const { code, severity, ...rest } = issue;
  const [{ line: __, ...text }] = refused.cut.issues as [(typeof refused.cut.issues)[0]];
  const { message } = text;
  expect(rejects).toBe(
    ndjson(
      { ...nameless, issues: [{ code, severity, index: 1, ...rest }] },
      { text: '"text"', issues: [{ code: 'not-json', severity, index: 2, message }] },
      { text: 'null', issues: [{ code: 'not-json', severity, index: 3, message }] },
    ),
  );
});

test('to standard output: what was written before the stop is there', async () => {
  const args = ['generate', '-', '-o', '-', ...now];
  const { stdout, stderr, code } = await run(args, { input });
  expect(fullUpload(rowOf('1')).startsWith(stdout)).toBe(true);
  expect(stderr).toBe(
    linesOf(
      (issueLines[0] as string).replace('in.ndjson', '-'),
      'Stopped: the output is incomplete. To leave out records with errors, use --on-error skip.',
    ),
  );
  expect(code).toBe(1);
});

test('errors of the whole file stop it too', async () => {
  const { clientId: _, ...anonymous } = good('1');
  const files = { 'in.ndjson': ndjson(anonymous) };
  const sentence =
    '1 record has no Client Id, so results can be matched only by their cells. Give each record its own Client Id.';
  expect(await generate(files, ['in.ndjson'])).toMatchObject({
    stderr: linesOf(`in.ndjson  warning  ${sentence}  (no-client-id)`, 'up.csv: 1 record written'),
    code: 0,
  });
  expect(await generate(files, ['in.ndjson', '--strict'])).toMatchObject({
    stderr: linesOf(
      `in.ndjson  error  ${sentence}  (no-client-id)`,
      'Stopped: up.csv was not written.',
    ),
    code: 1,
    names: ['in.ndjson'],
  });
  expect(await generate(files, ['in.ndjson', '--strict', '--on-error', 'skip'])).toMatchObject({
    stderr: linesOf(`in.ndjson  error  ${sentence}  (no-client-id)`, 'up.csv: 1 record written'),
    code: 1,
    names: ['in.ndjson', 'up.csv'],
  });
});

test('what is printed is capped, and the rest counted', async () => {
  const bad = Array.from({ length: 150 }, () => nameless);
  const args = ['in.ndjson', '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
  const files = { 'in.ndjson': ndjson(...bad, good('1')) };
  const { stderr, rejects } = await generate(files, args);
  const lines = stderr.split('\n');
  expect(lines).toHaveLength(103);
  expect(lines.slice(100)).toEqual([
    'in.ndjson  and 50 more of required',
    'up.csv: 1 record written, 150 left out',
    '',
  ]);
  expect(rejects?.split('\n')).toHaveLength(151);
  const two = await generate(files, [...args, '--max-issues', '2']);
  expect(two.stderr.split('\n').slice(2, 3)).toEqual(['in.ndjson  and 148 more of required']);
});

test('the same rules as for reading: options reach them', async () => {
  const files = { 'in.ndjson': ndjson(good('1'), good('1')), 'goals.json': '[{"name":"Sale"}]' };
  const stderrOf = async (...args: readonly string[]) =>
    (await generate(files, ['in.ndjson', ...args])).stderr;
  expect(await stderrOf()).toContain('(duplicate)');
  expect(await stderrOf('--no-duplicates')).toBe('up.csv: 2 records written\n');
  expect(await stderrOf('--severity', 'duplicate=off')).toBe('up.csv: 2 records written\n');
  expect(await stderrOf('--goals', 'goals.json')).toContain('(goal-unknown, service 5606)');
  expect(await stderrOf('--enhanced-conversions')).toContain('(enhanced-identifier)');
});
