import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { issueCodes } from '../../src/index';
import { codes as entries } from '../../src/issues/codes';
import { sentences } from '../../src/messages/sentences';

const codes = Object.keys(issueCodes);
const folder = fileURLToPath(new URL('..', import.meta.url));

/** These name codes for other reasons than to yield them. */
const listing = ['issues/codes.test.ts', 'options/', 'docs/'];

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !listing.some((name) => path.startsWith(name)))
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .join('\n');

/** A code of one word is a word of other tests too; there it must stand as the code of an issue. */
function isYielded(code: string): boolean {
  if (code.includes('-')) return sources.includes(`'${code}'`);
  return new RegExp(`code: '${code}'|'${code}', '(?:error|warning)'`).test(sources);
}

describe('the closed list of codes', () => {
  test('has kebab-case names', () => {
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('has a default level and a summary of one line for each code', () => {
    expect(Object.keys(entries)).toEqual(codes);
    for (const [code, [level, summary]] of Object.entries(entries)) {
      expect(issueCodes).toHaveProperty(code, level);
      expect(summary, code).toMatch(/^\S.{5,120}[^.\s]$/);
    }
  });

  test('has one sentence a code, and none for anything else, in the same groups and order', () => {
    // The sentence of this code contains that of another one, and stands behind all of them.
    const quoting = 'identifier-dropped';
    const others = codes.filter((code) => code !== quoting);
    expect(Object.keys(sentences)).toEqual([...others, quoting]);
  });

  test.each(codes)('%s is yielded by a test', (code) => {
    expect(isYielded(code)).toBe(true);
  });

  test('a code that no test yields would be found', () => {
    expect(isYielded('no-such-code')).toBe(false);
    expect(isYielded('word')).toBe(false);
  });
});
