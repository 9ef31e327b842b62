import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';

/*
 * The English of messages, help, comments and docs. Each phrase here was once all over them and reads as
 * translated; its replacement stands beside it.
 */
const phrases: readonly (readonly [phrase: RegExp, replacement: string])[] = [
  [/\bcan not\b/i, 'cannot'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bshall\b/i, 'must'],
  [/\bof which\b/i, 'whose, or a sentence of its own'],
  [/\bin silence\b/i, 'without an error'],
  [/\bwithout a word\b/i, 'without a warning'],
  [/(?<!there )\b(?:is|are|was|were) none\b/i, 'is not one'],
  [/(?<!there )\b(?:is|are|was|were) no (?!longer|more\b)/i, 'is not a'],
  [/\bas (?:[\w`-]+ ){1,3}ha(?:s|ve) it\b/i, 'according to'],
  [/\bas (?:it|they) stands?\b/i, 'as it is, unchanged'],
  [/\b(?:is|are|was|were) (?:not )?(?:told|said)\b/i, 'is reported'],
  [/\btells? of\b/i, 'reports, describes'],
  [/\b(?:is|are|was|were) of (?:the|a|an|another|one|no)\b/i, 'belongs to, comes from'],
  [/\b(?:mis)?spelt\b/i, 'spelled'],
  [/\banew\b/i, 'again'],
  [/\bat hand\b/i, 'available'],
  [/\bwhat decides how\b/i, 'options for'],
  [/\bcause and cure\b/i, 'cause and fix'],
  [/(?:^|[.:;!?] |\/\*\* |\/\/ )(?:Of|So many|So much) (?!course)/, 'subject, verb, object'],
];

const prose = /^(?:src\/.*\.ts|docs\/.*\.md|samples\/.*\.mjs|[A-Z]+\.md)$/;
const files = ['src', 'docs', 'samples']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .concat(readdirSync('.'))
  .filter((path) => prose.test(path))
  .sort();

/** Each phrase of a text with what is around it, wherever its lines are broken. */
function phrasesIn(text: string): readonly string[] {
  const flat = text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ');
  return phrases.flatMap(([phrase, replacement]) =>
    [...flat.matchAll(new RegExp(phrase, `g${phrase.flags}`))].map(({ index }) => {
      const around = flat.slice(Math.max(0, index - 30), index + 40).trim();
      return `… ${around} … (${replacement})`;
    }),
  );
}

describe('no phrase that reads as translated', () => {
  test.each(files)('%s', (path) => {
    expect(phrasesIn(readFileSync(path, 'utf8'))).toEqual([]);
  });

  it('has all of src, docs, samples and the pages of the root', () => {
    const expected = [
      'README.md',
      'docs/issues.md',
      'samples/start.mjs',
      'src/messages/sentences.ts',
    ];
    expect(files).toEqual(expect.arrayContaining(expected));
  });
});

describe('the check itself', () => {
  it.each([
    ['// It can\n  // not be read.', 'cannot'],
    ['/** Of these, one. */', 'subject, verb, object'],
    ['a file that is none', 'is not one'],
    ['The cell is no number.', 'is not a'],
    ['CSV as RFC 4180 has it', 'according to'],
  ])('finds %s', (text, replacement) => {
    expect(phrasesIn(text)).toEqual([expect.stringContaining(`(${replacement})`)]);
  });

  it.each(['There is no Format Version row.', 'It is no longer valid.', 'There are none.'])(
    'lets %s pass',
    (text) => {
      expect(phrasesIn(text)).toEqual([]);
    },
  );
});
