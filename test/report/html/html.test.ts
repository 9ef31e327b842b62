import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Block, ReportDocument } from '../../../src/report/document/document';
import { htmlLines } from '../../../src/report/html/html';
import { faultsOfHtml } from '../../cli/report-files/valid-html';

const empty: ReportDocument = {
  ...{ title: 'Title', verdict: { tone: 'good', text: 'Valid' }, figures: [], blocks: [] },
};
const htmlOf = async (...blocks: readonly Block[]) =>
  [...(await htmlLines({ ...empty, blocks })), ''].join('\n');
const bodyOf = async (...blocks: readonly Block[]) =>
  /<p class="verdict good">Valid<\/p>\n(.*)<\/main>/s.exec(await htmlOf(...blocks))?.[1];

test('the policy allows the style of the page, and nothing else', async () => {
  const html = await htmlOf();
  const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(html).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(html).not.toMatch(/<script|<link|<img|\ssrc=|\shref=|\sstyle=|url\(|@import/);
  expect(await faultsOfHtml(html)).toEqual([]);
});

test('html-validate has something against a page that is wrong', async () => {
  const html = await htmlOf({ kind: 'text', text: 'x' });
  expect(await faultsOfHtml(html.replace('<p>x</p>', '<p>x</b>'))).not.toEqual([]);
  expect(await faultsOfHtml(html.replace('<p>x</p>', '<p style="a: b">x</p>'))).not.toEqual([]);
});

test.each<[what: string, block: Block, body: string]>([
  ['text that is markup', { kind: 'text', text: `<b>"&'` }, '<p>&lt;b&gt;&quot;&amp;&#39;</p>\n'],
  [
    'text that is not seen, or that XML does not allow',
    { kind: 'note', tone: 'warning', text: 'a\u202eb\uffffc\u0000' },
    '<p class="note warning">a\\u202eb\\uffffc\\u0000</p>\n',
  ],
  [
    'names that may break, and names that must',
    {
      kind: 'table',
      caption: 'Names',
      columns: [{ head: 'Name' }, { head: 'Long' }],
      rows: [[{ code: 'AccountMismatch' }, { code: 'x'.repeat(49) }]],
    },
    [
      '<div class="scroll" role="group" tabindex="0" aria-label="Names">',
      ...['<table>', '<caption>Names</caption>'],
      '<thead><tr><th scope="col">Name</th><th scope="col">Long</th></tr></thead>',
      '<tbody>',
      `<tr><td class="place"><code>Account<wbr>Mismatch</code></td><td><code>${'x'.repeat(49)}</code></td></tr>`,
      ...['</tbody>', '</table>', '</div>', ''],
    ].join('\n'),
  ],
])('%s', async (_, block, body) => {
  expect(await bodyOf(block)).toBe(body);
});
