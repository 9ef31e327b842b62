import { expect, test } from 'vitest';
import { apply } from '../../support/applied';
import { generate } from '../../support/generated';
import { linesOf, now, runOn } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const lead = (...members: readonly string[]) =>
  `{${[
    '"conversionName":"Lead"',
    '"conversionTime":"2026-11-02T09:30:00Z"',
    `"microsoftClickId":"${click}"`,
    ...members,
  ].join()}}`;
const first = lead('"clientId":"a"').replace('Lead', 'Lead a');
const last = lead('"clientId":"b"').replace('Lead', 'Lead b');
const row = (clientId: string) =>
  `Offline Conversion,,${clientId},Lead ${clientId},11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`;

const wrong = 'is in the object more than once. Leave it in once, with the value that is right.';

/** Members that an object has twice, and what is said of it. */
const repeated: readonly (readonly [what: string, object: string, subject: string])[] = [
  ['two values', lead('"conversionValue":5', '"conversionValue":7'), 'Property "conversionValue"'],
  [
    'twice the same',
    lead('"conversionValue":5', '"conversionValue":5'),
    'Property "conversionValue"',
  ],
  ['no value at last', lead('"clientId":"x"', '"clientId":null'), 'Property "clientId"'],
  ['a name that is escaped', lead('"client\\u0049d":"x"', '"clientId":"y"'), 'Property "clientId"'],
  ['space before the colon', lead('"clientId" : "x"', '"clientId":"y"'), 'Property "clientId"'],
  [
    'a plain address',
    lead('"email":"x@contoso.com"', '"email":"y@contoso.com"'),
    'Property "email"',
  ],
  ['a name that is data', lead('"x@contoso.com":1', '"x@contoso.com":2'), 'A property'],
  ['a name of the language', lead('"__proto__":1', '"__proto__":2'), 'A property'],
  ['in an object within', lead('"issues":[{"code":1,"code":2}]'), 'A property'],
];

test.each(repeated)(
  '%s: the object is left out, its neighbors are written',
  async (_, object, subject) => {
    const args = ['--on-error', 'skip', '--rejects', 'rejects.ndjson'];
    const expected = {
      stdout: '',
      stderr: linesOf(
        `INPUT  error  ${subject} ${wrong}  (property-unknown)`,
        'up.csv: 2 records written, 1 left out',
      ),
      code: 1,
      file: fullUpload(row('a'), row('b')),
    };
    for (const [name, place, text] of [
      ['in.ndjson', 'in.ndjson:2', [first, object, last].join('\n')],
      ['in.json', 'in.json[1]', `[${[first, ` ${object}\n`, last].join()}]`],
    ] as const) {
      const { names: _, rejects, ...outcome } = await generate({ [name]: text }, [name, ...args]);
      expect(outcome).toEqual({ ...expected, stderr: expected.stderr.replace('INPUT', place) });
      // Both values are there for whoever corrects it.
      const { text: kept, issues } = JSON.parse(rejects ?? '');
      expect(kept).toBe(object);
      expect(issues).toEqual([expect.objectContaining({ code: 'property-unknown' })]);
      const { stderr, out } = await apply({ [name]: text }, [name, '--on-error', 'skip']);
      expect(stderr).toBe(
        linesOf(
          `${place}  error  ${subject} ${wrong}  (property-unknown)`,
          'out: 2 records in 1 request, 1 left out',
        ),
      );
      expect(out).toBeDefined();
    }
  },
);

test('what was rejected is rejected again until it is corrected', async () => {
  const [, object] = repeated[0] as (typeof repeated)[number];
  const { rejects = '' } = await generate({ 'in.ndjson': object }, [
    ...['in.ndjson', '--rejects', 'rejects.ndjson'],
  ]);
  const again = await generate({ 'in.ndjson': rejects }, ['in.ndjson']);
  expect([again.code, again.file]).toEqual([1, undefined]);
});

test.each([
  ['{"name":"Lead","name":"Sale"}', 'Property "name"'],
  ['{"name":"Lead","currencyCode":"EUR","currencyCode":"USD"}', 'Property "currencyCode"'],
  ['{"name":"Lead","x@contoso.com":1,"x@contoso.com":2}', 'A property'],
])('a goal with a property twice is wrong use: %s', async (goal, subject) => {
  const files = { 'up.csv': fullUpload(row('a')), 'g.json': `[{"name":"Sale"},${goal}]` };
  const outcomes = [
    await runOn(files, ['validate', 'up.csv', '--goals', 'g.json', ...now]),
    await runOn(files, ['goals', 'g.json']),
  ];
  expect(outcomes.map(({ stderr, code }) => [stderr, code])).toEqual([
    [`msads-bulk validate: --goals g.json[1]: ${subject} ${wrong}\n`, 2],
    [`msads-bulk goals: g.json[1]: ${subject} ${wrong}\n`, 2],
  ]);
});

const answer = '{"ConversionGoals":[],"PartialErrors":[],"PartialErrors":[]}';

test.each([
  ['goals', answer],
  ['report', answer.replace('ConversionGoals', 'OfflineGoalConversionSummaries')],
])('an answer with a member twice is not read by %s', async (command, text) => {
  const { stderr, code } = await runOn({ 'a.json': text }, [command, 'a.json']);
  expect(stderr).toContain('An object of the answer has a member twice: line 1, column ');
  expect(code).toBe(2);
});
