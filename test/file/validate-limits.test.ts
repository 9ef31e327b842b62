import { describe, expect, it, test } from 'vitest';
import { type Issue, validateBulkFile } from '../../src/index';
import { fullUpload, uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,,,,';

type Options = Parameters<typeof validateBulkFile>[1];

async function validate(source: Parameters<typeof validateBulkFile>[0], options: Options = {}) {
  const report = await validateBulkFile(source, { now, ...options });
  return { ...report, issues: withoutMessage(report.issues) };
}

function withCodes(issues: readonly { code: string; row: number }[]) {
  return issues.map(({ code, row }) => [code, row]);
}

describe('how many issues are kept', () => {
  const bad = 'Offline Conversion,,a,Lead,,,,,,';
  const source = uploadText(header, version, bad, bad, bad);
  const all = [2, 3, 4].flatMap((row) => [
    ['required', row],
    ['no-identifier', row],
  ]);
  test.each([
    [{}, all, false],
    [{ maxIssues: 6 }, all, false],
    [{ maxIssuesPerCode: 3 }, all, false],
    [{ maxIssues: 5 }, all.slice(0, 5), true],
    [{ maxIssues: 1 }, all.slice(0, 1), true],
    [{ maxIssues: 0 }, [], true],
    [{ maxIssuesPerCode: 2 }, all.slice(0, 4), true],
    [{ maxIssuesPerCode: 0 }, [], true],
    [{ maxIssues: 3, maxIssuesPerCode: 1 }, all.slice(0, 2), true],
  ])('%o', async (options, kept, truncated) => {
    const given: Issue[] = [];
    const onIssue = (issue: Issue) => given.push(issue);
    const report = await validate(source, { ...options, onIssue });
    expect(withCodes(report.issues)).toEqual(kept);
    expect(report.truncated).toBe(truncated);
    expect(report.counts).toEqual({ required: 3, 'no-identifier': 3 });
    expect(report.errors).toBe(6);
    expect(withCodes(given)).toEqual(all);
  });

  it('is 100 of each code and 1,000 in all, where nothing else is said', async () => {
    const worst = [
      `Offline Conversion,,${'a'.repeat(101)},,today,5,,Restate,11/3/2026 9:30:00 AM,x,usd`,
      '0,null,a@b.c,zz,zz',
    ].join();
    const codes = [
      ...['too-long', 'required', 'time-format', 'not-applicable', 'number-format'],
      ...['currency-format', 'credit-range', 'placeholder', 'not-hashed', 'hash-format'],
      'click-id',
    ];
    const { issues, counts, truncated } = await validate(
      fullUpload(...Array.from({ length: 150 }, () => worst)),
    );
    expect(counts).toEqual({
      ...Object.fromEntries(codes.map((code) => [code, 150])),
      undocumented: 300,
    });
    expect(truncated).toBe(true);
    expect(issues).toHaveLength(1000);
    const required = await validate(
      fullUpload(...Array.from({ length: 150 }, () => 'Offline Conversion,,x')),
      { severity: { 'no-identifier': 'off', 'cells-missing': 'off' } },
    );
    expect(required.counts).toEqual({ required: 300 });
    expect(required.issues).toHaveLength(100);
  });
});

describe('the names of other record types', () => {
  const file = (...types: readonly string[]) =>
    uploadText('Type,Name', 'Format Version,6.0', ...types.map((type) => `${type},`));

  test.each([
    {
      what: 'are counted, whatever they are called',
      types: [
        'Campaign',
        '__proto__',
        'toString',
        'Campaign',
        '__proto__',
        'Offline Conversion Error',
      ],
      counted: [
        ['Campaign', 2],
        ['__proto__', 2],
        ['toString', 1],
        ['Offline Conversion Error', 1],
      ],
    },
    {
      what: 'are at most 50, the rest under (other)',
      types: [...Array.from({ length: 53 }, (_, i) => `Type ${i}`), 'Type 0', 'Type 52'],
      counted: [
        ['Type 0', 2],
        ...Array.from({ length: 49 }, (_, i) => [`Type ${i + 1}`, 1]),
        ['(other)', 4],
      ],
    },
    {
      what: 'are 50 beside (other)',
      types: ['x '.repeat(33), ...Array.from({ length: 51 }, (_, i) => `Type ${i}`)],
      counted: [['(other)', 2], ...Array.from({ length: 50 }, (_, i) => [`Type ${i}`, 1])],
    },
    {
      what: 'are at most 64 characters long',
      types: ['a '.repeat(32), 'b '.repeat(32).concat('b'), 'c '.repeat(40)],
      counted: [
        ['a '.repeat(32), 1],
        ['(other)', 2],
      ],
    },
    {
      what: 'are not named where they look like an identifier in the wrong column',
      types: ['someone@example.com', click, 'Campaign'],
      counted: [
        ['(other)', 2],
        ['Campaign', 1],
      ],
    },
  ])('$what', async ({ types, counted }) => {
    const { otherTypes, rows } = await validate(file(...types));
    expect(Object.entries(otherTypes)).toEqual(counted);
    expect(rows).toBe(types.length + 1);
  });
});
