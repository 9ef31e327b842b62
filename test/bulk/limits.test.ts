import { describe, expect, it } from 'vitest';
import { type ReadOptions, validateBulkFile } from '../../src/index';
import { type ExpectedIssue, error, warning } from '../support/expected';
import { withoutMessage } from '../support/without-message';

const start = '\ufeffType,Name\nFormat Version,6.0\n';

/** What the report says of a file with nothing but other types, beside that. */
async function report(source: string | Iterable<Uint8Array>, options: ReadOptions = {}) {
  const { issues, readable, rows } = await validateBulkFile(source, options);
  expect(readable).toBe(true);
  const others = issues.filter(
    (issue) => !['mixed-record-types', 'no-records'].includes(issue.code),
  );
  return { rows, issues: withoutMessage(others), messages: others.map(({ message }) => message) };
}

describe('too-many-rows', () => {
  const tooMany = error('too-many-rows', 20_003, 20_002, {
    serviceError: { number: 3225, code: 'BulkServiceFileRowCountExceeded' },
  });

  it.each<{
    name: string;
    count: number;
    options: ReadOptions;
    issues: readonly ExpectedIssue[];
    says?: string;
  }>([
    {
      name: 'one row more than the sandbox takes',
      count: 20_001,
      options: { channel: 'sandbox' },
      issues: [tooMany],
      says: '20001',
    },
    {
      name: 'near miss: as many as the sandbox takes, and the Format Version row',
      count: 20_000,
      options: { channel: 'sandbox' },
      issues: [],
    },
    { name: 'near miss: as many in production', count: 20_001, options: {}, issues: [] },
    {
      name: 'near miss: as many in a result',
      count: 20_001,
      options: { channel: 'sandbox', kind: 'result' },
      issues: [],
    },
  ])('$name', async ({ count, options, issues, says = '' }) => {
    const found = await report(start + 'Label,\n'.repeat(count), options);
    expect(found.rows).toBe(count + 1);
    expect(found.issues).toEqual(issues);
    expect(found.messages.join()).toContain(says);
  });

  it('counts rows of any kind, blank lines left out', async () => {
    const text = `${start}${'Label,\n\n'.repeat(19_997)}Campaign,"x"y\n\n"x"y\n,\nFormat Version,6.0\n`;
    const options: ReadOptions = { channel: 'sandbox' };
    const codes = async (source: string) =>
      (await report(source, options)).issues.map(({ code }) => code);
    expect(await codes(text)).not.toContain('too-many-rows');
    expect(await codes(`${text}Campaign,\n`)).toContain('too-many-rows');
  });
});

/* 100,000,000 bytes, made as they are asked for: the same piece again and again. */
describe('too-many-bytes', () => {
  const line = new TextEncoder().encode(`Label,${'é'.repeat(49_998)}\n`);
  const head = new TextEncoder().encode(start);

  /** A file of so many bytes: its head, lines of about 100 KB, and a last one that fills up. */
  function* fileOf(bytes: number): Generator<Uint8Array> {
    yield head;
    let left = bytes - head.length;
    for (; left > 2 * line.length; left -= line.length) yield line;
    yield new TextEncoder().encode(`Label,${'x'.repeat(left - 6)}`);
  }

  it.each<{
    name: string;
    bytes: number;
    options?: ReadOptions;
    issues: (lastLine: number) => readonly ExpectedIssue[];
  }>([
    {
      name: 'one byte more than the service takes',
      bytes: 100_000_001,
      issues: (lastLine) => [error('too-many-bytes', lastLine, lastLine - 1)],
    },
    { name: 'near miss: as many as it takes', bytes: 100_000_000, issues: () => [] },
    {
      name: 'near miss: in a result',
      bytes: 100_000_001,
      options: { kind: 'result' },
      issues: () => [],
    },
  ])('$name', async ({ bytes, options, issues }) => {
    const found = await report(fileOf(bytes), options);
    expect(found.issues).toEqual(issues(found.rows + 1));
  });

  it('is found in a stream of strings too, counted as UTF-8', async () => {
    const { issues } = await validateBulkFile(
      (function* () {
        yield start;
        for (let i = 0; i < 51; i++) yield `Label,${'é'.repeat(999_990)}\n`;
      })(),
    );
    expect(withoutMessage(issues)).toEqual([
      error('too-many-bytes', 53, 52),
      warning('mixed-record-types', 53, 52),
      error('no-records', 53, 52),
    ]);
  });
});
