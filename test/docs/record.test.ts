import type { DateTime } from 'luxon';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { checkRecord, offlineConversion, offlineConversionGoal } from '../../src/index';
import type { Columns, InputOf, ValueOf } from '../../src/schema/column';
import type { AnyRecordType } from '../../src/schema/record-type';
import { generatedPart, updateParts } from './generated';

const path = 'docs/record.md';

type ConversionColumns = (typeof offlineConversion)['columns'];
type GoalColumns = (typeof offlineConversionGoal)['columns'];

/** What a writer accepts, by name; words that may be written stand for themselves. */
type Named<T> = T extends DateTime
  ? 'DateTime'
  : T extends Date
    ? 'Date'
    : T extends boolean
      ? 'boolean'
      : T extends bigint
        ? 'bigint'
        : T extends number
          ? 'number'
          : string extends T
            ? 'string'
            : T;

/** A property in the page: its types, first that of a record that was read, and a value for a writer. */
type Properties<C extends Columns> = {
  readonly [Name in keyof C]: {
    readonly types: readonly Named<InputOf<C[Name]>>[];
    readonly example: InputOf<C[Name]>;
  };
};

interface Line {
  readonly types: readonly string[];
  readonly example: unknown;
}

const conversion = {
  clientId: { types: ['string', 'number', 'bigint'], example: 'order-1001' },
  conversionName: { types: ['string'], example: 'Signed contract' },
  conversionTime: { types: ['DateTime', 'Date', 'string'], example: '2026-11-02T09:30:00Z' },
  conversionValue: { types: ['number', 'string'], example: 1250.5 },
  conversionCurrencyCode: { types: ['string'], example: 'EUR' },
  action: { types: ['Add', 'Restate', 'Retract'], example: 'Restate' },
  adjustmentTime: { types: ['DateTime', 'Date', 'string'], example: '2026-11-20T12:00:00Z' },
  adjustmentValue: { types: ['number', 'string'], example: 990 },
  adjustmentCurrencyCode: { types: ['string'], example: 'EUR' },
  externalAttributionCredit: { types: ['number', 'string'], example: 0.5 },
  externalAttributionModel: { types: ['string'], example: 'linear' },
  hashedEmailAddress: {
    types: ['string'],
    example: 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602',
  },
  hashedPhoneNumber: {
    types: ['string'],
    example: 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e',
  },
  microsoftClickId: { types: ['string'], example: 'f894f652ea334e739002f7167ab8f8e3' },
} as const satisfies Properties<ConversionColumns>;

const goal = {
  status: { types: ['Active', 'Paused'], example: 'Active' },
  id: { types: ['string', 'bigint'], example: '9007199254740993' },
  clientId: { types: ['string'], example: 'goal-1' },
  name: { types: ['string'], example: 'Signed contract' },
  conversionWindowInMinutes: { types: ['number', 'string'], example: 129600 },
  countType: { types: ['All', 'Unique'], example: 'All' },
  excludeFromBidding: { types: ['boolean'], example: false },
  goalCategory: {
    types: [
      ...(['AddToCart', 'BeginCheckout', 'BookAppointment', 'Contact', 'GetDirections'] as const),
      ...(['Other', 'OutboundClick', 'PageView', 'Purchase', 'RequestQuote', 'Signup'] as const),
      ...(['SubmitLeadForm', 'Subscribe'] as const),
    ],
    example: 'Purchase',
  },
  isEnhancedConversionsEnabled: { types: ['boolean'], example: true },
  isExternallyAttributed: { types: ['boolean'], example: true },
  currencyCode: { types: ['string'], example: 'EUR' },
  revenueValue: { types: ['number', 'string'], example: 990 },
  revenueType: { types: ['NoValue', 'FixedValue', 'VariableValue'], example: 'VariableValue' },
  scope: { types: ['Account', 'Customer'], example: 'Customer' },
  trackingStatus: {
    types: ['NoRecentConversions', 'RecordingConversions'],
    example: 'RecordingConversions',
  },
  attributionModelType: { types: ['string'], example: 'LastClick' },
  tagId: { types: ['string'], example: '1234567' },
  viewThroughConversionWindowInMinutes: { types: ['string'], example: '1440' },
} as const satisfies Properties<GoalColumns>;

/** Types of a property that its line does not name. */
type Missing<C extends Columns, P extends Properties<C>> = {
  [Name in keyof C]: Exclude<Named<InputOf<C[Name]>>, P[Name]['types'][number]>;
}[keyof C];

/** Properties that are read as another type than the first of their line, lists of words apart. */
type Misplaced<C extends Columns, P extends Properties<C>> = {
  [Name in keyof C]: P[Name]['types'][0] extends 'string' | 'number' | 'boolean' | 'DateTime'
    ? [Named<ValueOf<C[Name]>>] extends [P[Name]['types'][0]]
      ? never
      : Name
    : never;
}[keyof C];

test('the types are those of the compiler', () => {
  expectTypeOf<Missing<ConversionColumns, typeof conversion>>().toBeNever();
  expectTypeOf<Missing<GoalColumns, typeof goal>>().toBeNever();
  expectTypeOf<Misplaced<ConversionColumns, typeof conversion>>().toBeNever();
  expectTypeOf<Misplaced<GoalColumns, typeof goal>>().toBeNever();
});

const tables = {
  conversion: table(offlineConversion, conversion),
  goal: table(offlineConversionGoal, goal),
};

function table(type: AnyRecordType, properties: Readonly<Record<string, Line>>): string {
  const rows = Object.entries(type.columns as Columns).map(([property, { header }]) => {
    const { types, example } = properties[property] as Line;
    return [
      `\`${property}\``,
      header,
      types.map((each) => `\`${shown(each)}\``).join(', '),
      `\`${JSON.stringify(example)}\``,
      requirement(type, property),
      applicability(type, property),
    ];
  });
  const head = ['Property', 'Column', 'Type', 'Example', 'Required', 'Applies to'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Words in quotes, as in a program. */
function shown(type: string): string {
  return /^(?:DateTime|Date|[a-z]+)$/.test(type) ? type : JSON.stringify(type);
}

/** The actions that have one of these words in the matrix, `all` if every action has. */
function actionsWith(type: AnyRecordType, property: string, ...words: readonly string[]): string {
  const actions = (type.actions as readonly string[]).filter((_, index) =>
    words.includes(type.matrix[property][index]),
  );
  return actions.length === type.actions.length ? 'all' : actions.join(', ');
}

function requirement(type: AnyRecordType, property: string): string {
  const required = actionsWith(type, property, 'required').replace('all', 'always');
  const isAlternative = type.oneOf?.some(({ columns }) => columns.includes(property));
  const conditional = actionsWith(type, property, 'conditional') !== '';
  return (
    [required, isAlternative ? 'one of the three' : conditional ? 'depends, see below' : '']
      .filter((text) => text !== '')
      .join('; ') || 'no'
  );
}

function applicability(type: AnyRecordType, property: string): string {
  const plain = actionsWith(type, property, 'required', 'optional', 'conditional');
  const undocumented = actionsWith(type, property, 'undocumented');
  const readOnly = actionsWith(type, property, 'read-only');
  return [
    plain,
    undocumented && `undocumented for ${undocumented}`,
    readOnly && (readOnly === 'all' ? 'read-only' : `read-only for ${readOnly}`),
  ]
    .filter((text) => text !== '')
    .join('; ');
}

updateParts(path, tables);

describe('docs/record.md', () => {
  it.each(Object.entries(tables))(
    'has the properties of a %s as the code has them',
    (name, rows) => {
      expect(generatedPart(path, name)).toBe(rows);
    },
  );

  const now = new Date('2026-11-21T12:00:00Z');

  it.each(offlineConversion.actions)(
    'has examples that make a record to %s, without an issue',
    (action) => {
      const record = { ...applying(offlineConversion, action, conversion), action };
      expect(checkRecord(offlineConversion, record as never, { now })).toEqual([]);
    },
  );

  it('has examples that make a goal to update, with no warning but that two columns may not apply', () => {
    const record = { ...applying(offlineConversionGoal, 'Update', goal), action: 'Update' };
    const issues = checkRecord(offlineConversionGoal, record as never, { now });
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['undocumented', 'Is Enhanced Conversions Enabled'],
      ['api-only', 'Is Externally Attributed'],
    ]);
  });
});

/** The examples of the properties that a writer takes for this action. */
function applying(
  type: AnyRecordType,
  action: string,
  properties: Readonly<Record<string, Line>>,
): object {
  const index = type.actions.indexOf(action);
  const written = ['required', 'optional', 'conditional'];
  if (type.type === offlineConversionGoal.type) written.push('undocumented');
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => written.includes(type.matrix[name][index]))
      .map(([name, { example }]) => [name, example]),
  );
}
