import { describe, expect, it, test } from 'vitest';
import { linesOf, now, runOn } from '../../support/run';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const time = '2026-11-02T09:30:00Z';

async function generate(input: string, ...args: readonly string[]) {
  const { stderr, code } = await runOn({ 'in.csv': input }, [
    ...['generate', 'in.csv', '-o', 'up.csv', ...now, ...args],
  ]);
  return { lines: stderr.trimEnd().split('\n'), code };
}

const said = (severity: string, name: string, meant: string) =>
  `in.csv:1  ${severity}  Unknown property "${name}". Did you mean "${meant}"?  (property-unknown)`;
const stopped = (advice: string) => `Stopped: up.csv was not written. ${advice}`;
const rename = 'Rename the columns in the header, or map them with --map NAME=PROPERTY.';
const hash = 'To hash email addresses and phone numbers, add --hash.';

const header = 'order_id,value,conversionName,conversionTime,microsoftClickId';
const row = (id: string, value: string) => `${id},${value},Lead,${time},${click}`;

describe('an unknown column that the first row leaves empty is named at the start', () => {
  test.each<[what: string, rows: readonly string[], lines: readonly string[], code: number]>([
    [
      'beside one that it fills',
      [row('o1', '')],
      [
        said('warning', 'value', 'conversionValue'),
        said('error', 'order_id', 'clientId'),
        stopped(rename),
      ],
      1,
    ],
    [
      'and again as an error if a later row fills it',
      [row('', ''), row('', '5')],
      [
        said('warning', 'order_id', 'clientId'),
        said('warning', 'value', 'conversionValue'),
        said('error', 'value', 'conversionValue'),
        stopped(rename),
      ],
      1,
    ],
    [
      'and is no error if no row fills it',
      [row('', '')],
      [
        said('warning', 'order_id', 'clientId'),
        said('warning', 'value', 'conversionValue'),
        'in.csv  warning  1 record has no Client Id, so results can be matched only by their cells. Give each record its own Client Id.  (no-client-id)',
        'up.csv: 1 record written',
      ],
      0,
    ],
  ])('%s', async (_, rows, lines, code) => {
    expect(await generate(linesOf(header, ...rows))).toEqual({ lines, code });
  });

  it('and is an error in strict mode', async () => {
    const { lines, code } = await generate(linesOf(header, row('', '')), '--strict');
    expect([lines, code]).toEqual([[said('error', 'order_id', 'clientId'), stopped(rename)], 1]);
  });

  it('but not if the code is off, nor columns that read prints and names of blanks', async () => {
    const off = await generate(linesOf(header, row('', '')), '--severity', 'property-unknown=off');
    expect(off.lines.filter((line) => line.includes('property-unknown'))).toEqual([]);
    const printed = linesOf(
      'line,row,issues, ,clientId,conversionName,conversionTime,microsoftClickId',
      `,,,,o1,Lead,${time},${click}`,
    );
    expect(await generate(printed)).toEqual({ lines: ['up.csv: 1 record written'], code: 0 });
  });

  it('without its name if that may be data', async () => {
    const rows = ['0123456789abcdef01,conversionName,conversionTime,microsoftClickId'];
    const { lines } = await generate(linesOf(...rows, `,Lead,${time},${click}`));
    expect(lines[0]).toBe(
      'in.csv:1  warning  Unknown property. Correct its name, or leave it out.  (property-unknown)',
    );
  });
});

describe('what stopped the work has its own advice', () => {
  const names = 'clientId,conversionName,conversionTime';
  const cells = `o1,Lead,${time}`;
  test.each<[what: string, input: string, advice: string]>([
    ['a plain email', linesOf(`${names},email`, `${cells},a@contoso.com`), hash],
    ['a plain phone', linesOf(`${names},phone`, `${cells},+14255551234`), hash],
    ['both', linesOf(`${names},email,phone`, `${cells},a@contoso.com,+14255551234`), hash],
    [
      'a plain email and an unknown column',
      linesOf(`${names},email,value`, `${cells},a@contoso.com,5`),
      `${rename} ${hash}`,
    ],
    [
      'a column without a name',
      linesOf(`${names},microsoftClickId,`, `${cells},${click},5`),
      'Name the columns that have no name, or remove them.',
    ],
    [
      'near miss: a wrong value',
      linesOf(`${names},microsoftClickId`, `${cells},organic`),
      'To leave out records with errors, use --on-error skip.',
    ],
  ])('%s', async (_, input, advice) => {
    const { lines, code } = await generate(input);
    expect([lines.at(-1), code]).toEqual([stopped(advice), 1]);
  });

  it('for objects too', async () => {
    const record = { clientId: 'o1', conversionName: 'Lead', conversionTime: time };
    const files = { 'in.ndjson': JSON.stringify({ ...record, email: 'a@contoso.com' }) };
    const { stderr } = await runOn(files, ['generate', 'in.ndjson', '-o', 'up.csv', ...now]);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(stopped(hash));
  });
});
