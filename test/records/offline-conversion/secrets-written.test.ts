import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  hashEmail,
  hashPhone,
  InvalidRecordError,
  type Issue,
  type OfflineConversionInput,
  offlineConversion,
  writeOfflineConversions,
} from '../../../src/index';
import { leaksOf, planted } from '../../support/planted';
import { now } from '../../support/rows';
import { some } from '../../support/runs';

const every = Object.entries(planted);
const properties = Object.keys(offlineConversion.columns);
const bases: readonly object[] = [
  { action: 'Add' },
  { action: 'Restate', conversionTime: '2026-02-30T00:00:00Z' },
  { action: 'Retract', adjustmentValue: 5 },
  { action: 'x', conversionName: 5 },
];
/** What is said but for the Client Id, which issues and the message of an error hold as it is. */
const withoutClientId = (text: string) =>
  text.replaceAll(/"clientId":"[^"]*",?| \(Client Id \\+"[^"]*"\)/g, '');

/** What the writer says of a record: what it throws, what it passes to its callbacks. */
async function everythingSaid(record: object): Promise<string> {
  const given = record as OfflineConversionInput;
  const said: (readonly Issue[])[] = [checkOfflineConversion(given, { now })];
  const options = { now, onIssue: (issue: Issue) => said.push([issue]) };
  const drain = async (more: Parameters<typeof writeOfflineConversions>[1]) => {
    for await (const bytes of writeOfflineConversions([given], { ...options, ...more }))
      expect(bytes.length).toBeGreaterThan(0);
  };
  await drain({ onInvalid: 'skip', allowEmpty: true, onSkip: ({ issues }) => said.push(issues) });
  const thrown = await drain({}).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(InvalidRecordError);
  const { message, stack, cause } = thrown as InvalidRecordError;
  return JSON.stringify([said, message, stack, cause, thrown, String(thrown)]);
}

describe('a value that is written wrong stays out of what is said', () => {
  test.each(some([...properties, 'email', 'phone']))('%s', async (property) => {
    for (const base of bases)
      for (const [what, value] of every) {
        const text = await everythingSaid({ ...base, [property]: value });
        const leaks = leaksOf(property === 'clientId' ? withoutClientId(text) : text);
        expect(leaks, `${what}: ${text}`).toEqual([]);
      }
  });

  test('as the name of a property', async () => {
    for (const [, value] of every)
      expect(leaksOf(await everythingSaid({ ...bases[0], [value]: 'x' }))).toEqual([]);
  });

  test('in an object or a list, where a text is needed', async () => {
    for (const property of properties)
      for (const value of [
        { email: planted.email },
        [planted.email],
        { toString: () => planted.hash },
      ])
        expect(leaksOf(await everythingSaid({ ...bases[0], [property]: value }))).toEqual([]);
  });

  test('showValues: true lets a message hold it', () => {
    const record = { conversionTime: planted.email } as OfflineConversionInput;
    const messages = (showValues: boolean) =>
      JSON.stringify(checkOfflineConversion(record, { now, showValues }));
    expect(messages(true)).toContain(planted.email);
    expect(leaksOf(messages(false))).toEqual([]);
  });
});

test('what can not be hashed stays out of what is thrown', async () => {
  for (const hash of [hashEmail, hashPhone])
    for (const [, value] of every)
      for (const text of [value, `${value}@`, `x${value}`]) {
        const thrown = await hash(text).catch((error: unknown) => error);
        if (typeof thrown === 'string') continue;
        const { message, stack } = thrown as TypeError;
        expect(leaksOf(`${message} ${stack} ${JSON.stringify(thrown)}`)).toEqual([]);
      }
});
