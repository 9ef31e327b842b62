import { sValidator } from '@hono/standard-validator';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC, TRPCError } from '@trpc/server';
import { Hono } from 'hono';
import { describe, expect, expectTypeOf, it, onTestFinished, test, vi } from 'vitest';
import { recordSchema } from '../../src/contracts/record-schema';
import {
  checkRecord,
  column,
  defineRecordType,
  type OfflineConversionInput,
  offlineConversion,
  offlineConversionGoal,
  standardSchema,
  text,
} from '../../src/index';

const now = new Date('2026-11-21T12:00:00Z');
const schema = standardSchema(offlineConversion, { now });
const right = {
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: 'f894f652ea334e739002f7167ab8f8e3',
};
const message = (code: string, record: object) =>
  checkRecord(offlineConversion, record as never, { now }).find((issue) => issue.code === code)
    ?.message;

describe('validate', () => {
  it('gives a right value back', () => {
    const result = schema['~standard'].validate(right);
    expect(result).toEqual({ value: right });
    expect('value' in result && result.value).toBe(right);
  });

  test.each<[string, object, string, string[]]>([
    ['a missing property', { conversionName: '' }, 'required', ['conversionName']],
    [
      'a wrong value',
      { conversionTime: '2026-11-31T00:00:00Z' },
      'time-format',
      ['conversionTime'],
    ],
    [
      'a property that does not apply',
      { adjustmentValue: 1 },
      'property-unknown',
      ['adjustmentValue'],
    ],
    ['an unknown property', { msclkid: 'a' }, 'property-unknown', ['msclkid']],
    ['a record as a whole', { microsoftClickId: undefined }, 'no-identifier', []],
  ])('names the place of %s', (_, members, code, path) => {
    const record = { ...right, ...members };
    const { issues } = schema['~standard'].validate(record);
    expect(issues).toEqual([{ message: message(code, record), path, code }]);
  });

  it('does not show a property that looks like an identifier', () => {
    const { issues } = schema['~standard'].validate({ ...right, 'ada@analytical.example': 1 });
    expect(issues).toEqual([expect.objectContaining({ path: [], code: 'property-unknown' })]);
    expect(JSON.stringify(issues)).not.toContain('ada');
  });

  it.each([[null], [undefined], ['text'], [5]])('refuses %j', (value) => {
    const issues = [{ message: 'The record must be an object.', path: [] }];
    expect(schema['~standard'].validate(value)).toEqual({ issues });
  });

  it('does not report warnings, unless they are errors', () => {
    const record = { ...right, conversionCurrencyCode: 'XYZ' };
    expect(schema['~standard'].validate(record).issues).toBeUndefined();
    const strict = standardSchema(offlineConversion, { now, strict: true });
    expect(strict['~standard'].validate(record).issues).toMatchObject([
      { path: ['conversionCurrencyCode'], code: 'currency-unlisted' },
    ]);
  });

  it('knows the goals of its options', () => {
    const known = standardSchema(offlineConversion, { now, goals: [{ name: 'Purchase' }] });
    expect(known['~standard'].validate(right).issues).toMatchObject([
      { path: ['conversionName'], code: 'goal-unknown' },
    ]);
  });

  it('refuses wrong options where they are written', () => {
    expect(() => standardSchema(offlineConversion, { strict: 1 } as never)).toThrow(
      'Option "strict" must be of type boolean.',
    );
  });

  it('reads the clock at each call', () => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ now });
    const { validate } = offlineConversion['~standard'];
    expect(validate(right).issues).toBeUndefined();
    vi.setSystemTime(new Date('2027-06-01T00:00:00Z'));
    expect(validate(right).issues).toMatchObject([{ code: 'conversion-too-old' }]);
  });
});

describe('jsonSchema', () => {
  const { jsonSchema } = offlineConversion['~standard'];

  it.each(['draft-2020-12', 'draft-07'] as const)(
    'describes what is given, and what comes out: %s',
    (target) => {
      const expected = recordSchema(offlineConversion, target);
      expect([jsonSchema.input({ target }), jsonSchema.output({ target })]).toEqual([
        expected,
        expected,
      ]);
    },
  );

  it('refuses other targets', () => {
    expect(() => jsonSchema.input({ target: 'openapi-3.0' })).toThrow(
      new TypeError('target must be draft-2020-12 or draft-07.'),
    );
  });
});

it('fits the interfaces of the specification', () => {
  type Both = StandardSchemaV1<OfflineConversionInput> &
    StandardJSONSchemaV1<OfflineConversionInput>;
  expectTypeOf(offlineConversion).toExtend<Both>();
  expectTypeOf(schema).toExtend<Both>();
  expectTypeOf<
    StandardSchemaV1.InferInput<typeof schema>
  >().toEqualTypeOf<OfflineConversionInput>();
  expectTypeOf<
    StandardSchemaV1.InferOutput<typeof schema>
  >().toEqualTypeOf<OfflineConversionInput>();
  const { version, vendor } = schema['~standard'];
  expect({ version, vendor }).toEqual({ version: 1, vendor: 'msads-bulk' });
});

it('takes other record types', () => {
  const label = defineRecordType({
    type: 'Label',
    actions: ['Add'],
    columns: { label: column('Label', text({ maxLength: 3 })) },
    matrix: { label: ['required'] },
    actionOf: () => 'Add',
    rules: [],
  });
  const paths = (result: { issues?: readonly { path: readonly string[] }[] | undefined }) =>
    result.issues?.map(({ path }) => path);
  const own = standardSchema(label)['~standard'];
  expect(own.validate({ label: 'abc' })).toEqual({ value: { label: 'abc' } });
  expect(paths(own.validate({ label: 'abcd' }))).toEqual([['label']]);
  expect(
    paths(standardSchema(offlineConversionGoal)['~standard'].validate({ name: 'Lead' })),
  ).toEqual([['goalCategory']]);
});

const wrong = { ...right, conversionTime: 'yesterday' };
const wrongTime = [
  { message: message('time-format', wrong), path: ['conversionTime'], code: 'time-format' },
];

describe('tRPC', () => {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  const conversions = router({
    add: procedure.input(schema).mutation(({ input }) => {
      expectTypeOf(input).toEqualTypeOf<OfflineConversionInput>();
      return input.conversionName;
    }),
  });
  const caller = createCallerFactory(conversions)({});

  it('takes a right record', async () => expect(await caller.add(right)).toBe('Lead'));

  it('refuses a wrong one, with the path of what is wrong', async () => {
    const error = await caller.add(wrong).catch((cause) => cause);
    expect(error).toBeInstanceOf(TRPCError);
    expect([error.code, error.cause.issues]).toEqual(['BAD_REQUEST', wrongTime]);
  });
});

describe('Hono', () => {
  const app = new Hono().post('/conversions', sValidator('json', schema), (context) => {
    const input = context.req.valid('json');
    return context.json({ taken: input.conversionName });
  });
  const post = async (body: object) => {
    const answer = await app.request('/conversions', {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
      body: JSON.stringify(body),
    });
    return [answer.status, await answer.json()];
  };

  it('takes a right record', async () =>
    expect(await post(right)).toEqual([200, { taken: 'Lead' }]));

  it('answers with the path of what is wrong', async () => {
    expect(await post(wrong)).toEqual([400, { success: false, data: wrong, error: wrongTime }]);
  });
});
