import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { linesOf, ndjson } from '../../support/run';

// The rules over all records name an earlier one: where it stands in the input, not in the upload file.

const a = {
  clientId: 'a',
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
};
const bad = { ...a, conversionName: '' };
const other = { ...a, clientId: 'b', conversionTime: '2026-11-03T09:30:00Z' };
const restate = {
  ...{ ...a, action: 'Restate', adjustmentTime: '2026-11-04T09:30:00Z', adjustmentValue: 1 },
  adjustmentCurrencyCode: 'EUR',
};
const csv = (...rows: readonly object[]) =>
  linesOf(Object.keys(a).join(), ...rows.map((row) => Object.values(row).join()));

const required =
  'error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)';
const same =
  'adds the same conversion. The service uses the first one and ignores the others.  (duplicate)';
const skip = ['--on-error', 'skip'];

test.each<
  [what: string, name: string, input: string, args: readonly string[], said: readonly string[]]
>([
  [
    'a line of NDJSON',
    'in.ndjson',
    ndjson(other, a, a),
    [],
    [`in.ndjson:3  warning  Line 2 ${same}`],
  ],
  [
    'an index of a list',
    'in.json',
    JSON.stringify([other, a, a]),
    [],
    [`in.json[2]  warning  Index 1 ${same}`],
  ],
  ['a line of CSV', 'in.csv', csv(other, a, a), [], [`in.csv:4  warning  Line 3 ${same}`]],
  [
    'records left out do not count',
    'in.ndjson',
    ndjson(bad, a, bad, other, a, other),
    skip,
    [
      `in.ndjson:1  ${required}`,
      `in.ndjson:3  ${required}`,
      `in.ndjson:5  warning  Line 2 ${same}`,
      `in.ndjson:6  warning  Line 4 ${same}`,
    ],
  ],
  [
    'neither do those that are left out for this',
    'in.ndjson',
    ndjson(a, a, other, other),
    [...skip, '--strict'],
    [`in.ndjson:2  error  Line 1 ${same}`, `in.ndjson:4  error  Line 3 ${same}`],
  ],
  [
    'in the files of a split too',
    'in.ndjson',
    ndjson(other, a, restate),
    ['--max-rows', '1'],
    [
      'in.ndjson:3  warning  Line 2 adds the conversion. The service may not find it until that Add has been processed. Send the adjustment after that.  (adjustment-same-file)',
    ],
  ],
])('%s', async (_, name, input, args, said) => {
  const { stderr } = await generate({ [name]: input }, [name, ...args]);
  expect(stderr.split('\n').slice(0, said.length)).toEqual(said);
  expect(stderr.split('\n')).toHaveLength(said.length + 2);
});
