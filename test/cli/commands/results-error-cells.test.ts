import { expect, test } from 'vitest';
import { errors } from '../../support/record-errors';
import { error, record, resultText } from '../../support/result-text';
import { resultsJson } from '../../support/results-run';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const fits = 'Long'.repeat(125);
const long = `${fits}!`;
/** What no output may hold. */
const secrets = [click, 'example.com', '1234567', '\\u001b', '\\u0007', '\\u0000', long];

/** An error that is not known here. */
const named = (code: string, number?: number) => ({
  ...(number !== undefined && { number }),
  ...{ code, advice: 'fix', meaning: code },
});
const counted = (code: string) => ({ ...named(code), count: 1, rules: [] });
const { rules, ...known } = errors[5625];
const { number: _, ...knownCounted } = { ...known, count: 1, rules };

/** Cells Error, Error Number, Field Path and Error Detail; the record's error; its key and count. */
test.each<
  [what: string, cells: readonly string[], error: object, count: readonly [string, object]]
>([
  ['a name that is not known', ['New'], named('New'), ['New', counted('New')]],
  ['and its number', ['New', '9999'], named('New', 9999), ['9999', counted('New')]],
  ['a number alone', ['', '9999'], named('9999', 9999), ['9999', counted('9999')]],
  ['a number alone that is known', ['', '5625'], known, ['5625', knownCounted]],
  ['neither', [], named('Unknown'), ['Unknown', counted('Unknown')]],
  [
    'what else is said',
    ['New', '', 'Path', 'The goal "Lead" is new.'],
    { ...named('New'), fieldPath: 'Path', detail: 'The goal "Lead" is new.' },
    ['New', counted('New')],
  ],
  [
    'identifiers, in each cell',
    [click, '', click, `The click ${click} is unknown.`],
    named('(withheld)'),
    ['(other)', counted('(other)')],
  ],
  [
    'identifiers behind a number',
    [`${click} a@example.com`, '9999', 'a@example.com', 'Call +49 30 1234567.'],
    named('(withheld)', 9999),
    ['9999', counted('(other)')],
  ],
  [
    'an identifier as the name of an error that is known',
    ['a@example.com', '5625'],
    { ...known, code: '(withheld)' },
    ['5625', knownCounted],
  ],
  [
    'control characters',
    ['New\u001b[2J', '9999', 'Pa\u0007th', 'a\u0000b'],
    named('(withheld)', 9999),
    ['9999', counted('(other)')],
  ],
  [
    'long texts',
    [long, '9999', long, long],
    named('(withheld)', 9999),
    ['9999', counted('(other)')],
  ],
  [
    'texts that are as long as they may be',
    [fits, '9999', fits, fits],
    { ...named(fits, 9999), fieldPath: fits, detail: fits },
    // What is counted by its name has a shorter one.
    ['9999', counted('(other)')],
  ],
  [
    'names that objects have',
    ['__proto__', '', 'constructor', '__proto__'],
    { ...named('__proto__'), fieldPath: 'constructor', detail: '__proto__' },
    ['__proto__', counted('__proto__')],
  ],
])('%s', async (_, cells, one, count) => {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  const result = resultText(record('a'), error('a', ...quoted));
  const { value, stdout } = await resultsJson({ 'result.csv': result });
  expect(value.outcomes).toEqual([
    { status: 'rejected', line: 3, row: 2, clientId: 'a', errors: [one] },
  ]);
  expect(Object.entries(value.errors)).toEqual([count]);
  for (const secret of secrets) expect(stdout).not.toContain(secret);
});
