import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Files, now, runOn, type Settings } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const add = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`;
const files: Files = {
  'good.csv': fullUpload(add),
  'bad.csv': fullUpload(
    add.replace('Lead', ''),
    add.replace('11/2/2026 9:30:00 AM', '2026-11-02T09:30:00Z'),
  ),
  'empty.csv': '',
  'in.ndjson': '{}\n',
};

// Time passes only where a test lets it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** Runs a line with streams that are terminals. */
const run = (line: string, settings: Settings = { terminals: ['stdout', 'stderr'] }) =>
  runOn(files, [...line.split(' '), ...now], settings);

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const [red, yellow, green, faint] = [paint(31), paint(33), paint(32), paint(2)];
const plain = (text: string) => text;

const bad = (ink: { red: typeof red; yellow: typeof red; faint: typeof red }) =>
  [
    `bad.csv:3  ${ink.red('error')}  Conversion Name  Conversion Name is empty. An Add requires it.  ${ink.faint('(required, service 5605)')}`,
    `bad.csv:4  ${ink.yellow('warning')}  Conversion Time  The time is in an ISO format, which the service has been known to reject. Write it in UTC as M/d/yyyy h:mm:ss AM.  ${ink.faint('(time-iso, service 5607)')}`,
    '',
    `bad.csv: ${ink.red('not valid')}`,
    '  2 records (2 Add); Format Version 6.0',
    '  1 error, 1 warning',
    '',
  ].join('\n');
const plainBad = bad({ red: plain, yellow: plain, faint: plain });
const colouredBad = bad({ red, yellow, faint });

test('colour on a terminal', async () => {
  expect(await run('validate bad.csv')).toEqual({ stdout: colouredBad, stderr: '', code: 1 });
  expect((await run('validate good.csv')).stdout).toContain(`good.csv: ${green('valid')}\n`);
});

test.each<[what: string, settings: Settings, stdout: string]>([
  ['no colour with NO_COLOR', { terminals: ['stdout'], env: { NO_COLOR: '1' } }, plainBad],
  ['no colour if TERM is dumb', { terminals: ['stdout'], env: { TERM: 'dumb' } }, plainBad],
  ['colour with an empty NO_COLOR', { terminals: ['stdout'], env: { NO_COLOR: '' } }, colouredBad],
  ['colour where stdout alone is a terminal', { terminals: ['stdout'] }, colouredBad],
  ['no colour where stderr alone is a terminal', { terminals: ['stderr'] }, plainBad],
  ['no colour where none is', {}, plainBad],
])('%s', async (_, settings, stdout) => {
  expect((await run('validate bad.csv', settings)).stdout).toBe(stdout);
});

test('the issues of generate have colour where stderr is a terminal', async () => {
  const line = 'generate in.ndjson -o up.csv --severity no-identifier=off';
  const coloured = await run(line, { terminals: ['stderr'] });
  expect(coloured.stderr).toContain(`in.ndjson:1  ${red('error')}  `);
  for (const settings of [
    { terminals: ['stdout'] },
    { terminals: ['stderr'], env: { NO_COLOR: '1' } },
  ] satisfies Settings[])
    expect((await run(line, settings)).stderr).toContain('in.ndjson:1  error  ');
});

test.each(['json', 'ndjson', 'sarif'])('%s has no colour', async (format) => {
  expect((await run(`validate bad.csv --format ${format}`)).stdout).not.toContain('\u001b');
});

test('what cannot be read is printed once, between the streams', async () => {
  const { stdout, stderr } = await run('validate empty.csv');
  expect((stdout + stderr).match(/The file is empty/g)).toHaveLength(1);
});

/** A file of rows, each of which takes so many milliseconds to come. */
async function* slowRows(count: number, milliseconds: number) {
  yield Buffer.from(fullUpload());
  for (let i = 0; i < count; i++) {
    vi.setSystemTime(Date.now() + milliseconds);
    yield Buffer.from(`${add}\r\n`);
  }
}

test.each<[what: string, count: number, milliseconds: number, lines: number]>([
  ['after a second, for each row', 5, 400, 3],
  ['five times a second at most', 14, 110, 3],
])('a progress line %s, gone at the end', async (_, count, milliseconds, lines) => {
  const input = slowRows(count, milliseconds);
  const outcome = await run('validate - --no-duplicates', { terminals: ['stderr'], input });
  const [start, ...shown] = outcome.stderr.split('\r');
  expect([start, shown.pop()]).toEqual(['', '\u001b[K']);
  expect(shown.map((line) => line.replace(/\d+/, 'N'))).toEqual(
    Array(lines).fill('-: N rows\u001b[K'),
  );
  expect(outcome.stdout).toContain(`  ${count} records (${count} Add); `);
});

test.each<[what: string, milliseconds: number, settings: Settings]>([
  ['where stderr is no terminal', 400, { terminals: ['stdout'] }],
  ['where it is a dumb one', 400, { terminals: ['stderr'], env: { TERM: 'dumb' } }],
  ['for work that is done within a second', 150, { terminals: ['stderr'] }],
])('no progress line %s', async (_, milliseconds, settings) => {
  const input = slowRows(5, milliseconds);
  const { stderr } = await run('validate - --no-duplicates', { ...settings, input });
  expect(stderr).toBe('');
});
