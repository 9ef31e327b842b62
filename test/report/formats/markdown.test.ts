import { expect, test } from 'vitest';
import { markdownLines } from '../../../src/report/formats/markdown';

/** A text as a paragraph of Markdown. */
function paragraphOf(text: string): string | undefined {
  const verdict = { tone: 'good', text: 'Valid' } as const;
  const document = {
    title: 'Title',
    verdict,
    figures: [],
    blocks: [{ kind: 'text', text }],
  } as const;
  return [...markdownLines(document)].at(-1);
}

test.each([
  ['plain text, with commas. And 1.5%', 'plain text, with commas. And 1.5%'],
  ['*a* _b_ `c` [d](e) |f| ~g~ $h$', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\|f\\| \\~g\\~ \\$h\\$'],
  ['<b> & "c"', '&#60;b&#62; &#38; "c"'],
  ['# a heading', '\\# a heading'],
  ['- an item', '\\- an item'],
  ['+ an item', '\\+ an item'],
  ['12. an item', '12\\. an item'],
  ['12) an item', '12\\) an item'],
  ['@someone #12 # 12', '&#64;someone &#35;12 # 12'],
  ['https://a.example www.b.example', 'https&#58;//a.example www&#46;b.example'],
  ['C:\\data\\up.csv', 'C:\\\\data\\\\up.csv'],
  ['a\nb\u202e', 'a\\\\u000ab\\\\u202e'],
])('%s', (text, markdown) => {
  expect(paragraphOf(text)).toBe(markdown);
});

test('a name with a bar does not end its cell', () => {
  const document = {
    title: 'Title',
    verdict: { tone: 'neutral', text: '81% attributed' },
    figures: [],
    blocks: [
      {
        kind: 'table',
        caption: 'Names',
        columns: [{ head: 'Name' }, { head: 'Count', content: 'number' }],
        rows: [
          [{ code: 'a|b' }, '1'],
          [{ code: 'time-format' }, '2'],
          [{ badge: 'error', text: 'error' }, ''],
        ],
      },
    ],
  } as const;
  expect([...markdownLines(document)]).toEqual([
    ...['## Title', '', '**81% attributed**', ''],
    ...['| Name | Count |', '| --- | ---: |'],
    ...['| a\\|b | 1 |', '| `time-format` | 2 |', '| error |  |'],
  ]);
});
