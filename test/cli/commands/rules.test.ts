import { expect, test } from 'vitest';
import { linesOf, run } from '../../support/run';

const columns = [
  'Client Id',
  'Conversion Name',
  'Conversion Time',
  'Conversion Value',
  'Conversion Currency Code',
  'Adjustment Type',
  'Adjustment Time',
  'Adjustment Value',
  'Adjustment Currency Code',
  'External Attribution Credit',
  'External Attribution Model',
  'Hashed Email Address',
  'Hashed Phone Number',
  'Microsoft Click Id',
];

test('text: the matrix, and a line for each code', async () => {
  const { stdout, stderr, code } = await run(['rules']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(await run(['rules', '--format', 'text'])).toEqual({ stdout, stderr, code });
  expect(stdout).toContain(
    linesOf(
      'Offline Conversion: what each action does with each column',
      '',
      'Column                       Add             Restate         Retract',
      'Client Id                    optional        optional        optional',
      'Conversion Name              required        required        required',
      'Conversion Time              required        required        required',
      'Conversion Value             optional        not-applicable  not-applicable',
      'Conversion Currency Code     optional        not-applicable  not-applicable',
      'Adjustment Type              not-applicable  required        required',
      'Adjustment Time              not-applicable  required        required',
      'Adjustment Value             not-applicable  required        not-applicable',
      'Adjustment Currency Code     not-applicable  conditional     not-applicable',
      'External Attribution Credit  optional        undocumented    undocumented',
      'External Attribution Model   optional        undocumented    undocumented',
      'Hashed Email Address         conditional     conditional     conditional',
      'Hashed Phone Number          conditional     conditional     conditional',
      'Microsoft Click Id           conditional     conditional     conditional',
      '',
      'What is checked',
      '',
    ),
  );
  expect(stdout).toMatch(/^required +error, always +\S.* 5605 OfflineConversionNameNullOrEmpty, /m);
  expect(stdout).toMatch(/^duplicate +warning +\S.*\S$/m);
  expect(stdout).toMatch(/^too-long +error +\S.*\S$/m);
  expect(stdout).not.toMatch(/ $/m);
});

test('markdown: two tables', async () => {
  const { stdout, stderr, code } = await run(['rules', '--format', 'markdown']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const [matrix = '', codes = '', ...more] = stdout.split('\n\n');
  expect(more).toEqual([]);
  const lines = matrix.split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '| Column | Add | Restate | Retract |',
    '| --- | --- | --- | --- |',
    '| Client Id | optional | optional | optional |',
  ]);
  expect(lines.slice(2).map((line) => line.split(' | ')[0])).toEqual(
    columns.map((name) => `| ${name}`),
  );
  expect(codes.split('\n').slice(0, 2)).toEqual([
    '| Code | Severity | What | Service |',
    '| --- | --- | --- | --- |',
  ]);
  expect(codes).toMatch(/^\| `no-identifier` \| error \| [^|]+ \| 5603 \w+ \|$/m);
  // Every line has four cells, whatever stands in them.
  for (const line of stdout.split('\n').filter((each) => each !== ''))
    expect(line.split(/(?<!\\)\|/)).toHaveLength(6);
});

interface Reference {
  readonly type: string;
  readonly actions: readonly string[];
  readonly columns: readonly { column: string; property: string; words: object; source: string }[];
  readonly codes: readonly {
    code: string;
    severity: string;
    lowerable: boolean;
    summary: string;
    service: readonly string[];
  }[];
}

async function reference(): Promise<Reference> {
  const { stdout, stderr, code } = await run(['rules', '--format', 'json']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout);
}

test('json: the columns', async () => {
  const { type, actions, columns: listed } = await reference();
  expect([type, actions]).toEqual(['Offline Conversion', ['Add', 'Restate', 'Retract']]);
  expect(listed.map(({ column }) => column)).toEqual(columns);
  expect(listed[7]).toEqual({
    column: 'Adjustment Value',
    property: 'adjustmentValue',
    words: { Add: 'not-applicable', Restate: 'required', Retract: 'not-applicable' },
    source:
      'https://learn.microsoft.com/advertising/bulk-service/offline-conversion?view=bingads-13#adjustmentvalue',
  });
});

/** The errors of the service that stand beside a code, by number, or by name where there is none. */
const services: Record<string, readonly string[]> = {
  'version-missing': ['3219'],
  'version-empty': ['3219'],
  'version-unsupported': ['3217'],
  required: ['5605', '5608', '5619', '5625', '5325', '5319'],
  'not-applicable': ['5624', '5324'],
  'goal-currency-used': ['5626'],
  'adjustment-type': ['5618'],
  'time-format': ['5607', '5621'],
  'time-iso': ['5607', '5621'],
  'too-long': ['5320'],
  'number-format': ['5610', 'ExternalAttributionCreditValueInvalid', '5333'],
  'integer-format': ['5337'],
  'id-format': ['5314'],
  'value-unknown': ['5328', '5332'],
  'value-not-accepted': ['5328'],
  'currency-format': ['5611', '5351'],
  'currency-unlisted': ['5611', '5351'],
  'credit-range': ['ExternalAttributionCreditValueInvalid'],
  'click-id': ['5604'],
  'not-hashed': ['ConversionEmailAddressIsNotHashed', 'ConversionPhoneNumberIsNotHashed'],
  'property-unknown': ['5624', '5324'],
  'no-identifier': ['5603'],
  'conversion-in-future': ['5614'],
  'conversion-too-old': ['5609'],
  'adjustment-in-future': ['5622'],
  'adjustment-before-conversion': ['5620'],
  'attribution-pair': ['ExternalAttributionRequiredFieldEmpty'],
  'revenue-value-missing': ['5333'],
  'revenue-value-unexpected': ['5333'],
  'revenue-value-large': ['5333'],
  'revenue-currency-missing': ['5355'],
  'goal-unknown': ['5606'],
  'goal-too-recent': ['5615'],
  'goal-not-external': ['GoalNotEligibleForExternalAttribution'],
  'attribution-missing': ['ExternalAttributionRequiredFieldEmpty'],
  'goal-not-enhanced': ['NotEligibleForEnhancedConversions'],
  'conversion-before-click': ['5616'],
  'outside-window': ['5617'],
  'goal-repeated': ['5315', '5316'],
  'archive-entries': ['3222'],
  'file-name': ['3223'],
  'too-many-rows': ['3225'],
};

test('json: the codes', async () => {
  const { codes } = await reference();
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  for (const { code, severity, lowerable, summary } of codes) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(['error', 'warning']).toContain(severity);
    if (severity === 'warning') expect(lowerable).toBe(true);
    expect(summary).toMatch(/\S/);
  }
  const always = codes.filter(({ lowerable }) => !lowerable).map(({ code }) => code);
  expect(always).toEqual(
    expect.arrayContaining([
      ...['required', 'adjustment-type', 'credit-range', 'click-id', 'not-hashed'],
      ...['hash-of-nothing', 'cells-extra', 'delete-value', 'time-format', 'number-format'],
      ...['currency-format', 'hash-format', 'encoding', 'no-header', 'type-column', 'delimiter'],
      ...['zone-parameters', 'not-a-bulk-file', 'quote', 'cell-too-long', 'row-too-long'],
    ]),
  );
  for (const code of ['no-identifier', 'too-long', 'not-applicable', 'conversion-too-old'])
    expect(always).not.toContain(code);
});

test("json: the service's errors beside each code", async () => {
  const { codes } = await reference();
  const named = codes
    .filter(({ service }) => service.length > 0)
    .map(({ code, service }) => [code, service.map((each) => each.split(' ')[0])]);
  expect(Object.fromEntries(named)).toEqual(services);
});

test('--type goal: the columns of a goal, and the errors of the service for one', async () => {
  const text = await run(['rules', '--type', 'goal']);
  expect({ ...text, stdout: '' }).toEqual({ stdout: '', stderr: '', code: 0 });
  expect(text.stdout).toContain(
    linesOf(
      'OfflineConversion Goal: what each action does with each column',
      '',
      'Column                                     Add             Update',
      'Status                                     optional        optional',
      'Id                                         not-applicable  required',
    ),
  );
  const { stdout } = await run(['rules', '--type', 'goal', '--format', 'json']);
  const { type, codes }: Reference = JSON.parse(stdout);
  expect(type).toBe('OfflineConversion Goal');
  const services = Object.fromEntries(codes.map(({ code, service }) => [code, service]));
  expect(services['id-format']).toEqual(['5314 InvalidConversionGoalId']);
  expect(services['click-id']).toEqual([]);
  const usual = await run(['rules']);
  expect((await run(['rules', '--type', 'conversion'])).stdout).toBe(usual.stdout);
});

test('it takes the options of all commands, and is not changed by them', async () => {
  const { stdout } = await run(['rules']);
  const args = ['rules', '--strict', '--kind', 'result', '--max-issues', '1'];
  expect(await run(args)).toEqual({ stdout, stderr: '', code: 0 });
});

test.each(['goals', 'clicks'])(
  'it takes no --%s, which would be read and dropped',
  async (flag) => {
    expect(await run(['rules', `--${flag}`, 'none'])).toEqual({
      stdout: '',
      stderr: `msads-bulk rules: Unknown option '--${flag}'. It is an option of other commands.\n`,
      code: 2,
    });
  },
);
