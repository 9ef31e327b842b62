import type { Block, Cell, Column, Figure, ReportDocument, Table } from '../document/document';
import { markupText } from '../formats/markup-text';
import { barChartLines } from './bar-chart';
import { columnChartLines } from './column-chart';
import { dayChartLines } from './day-chart';
import { reportStyle } from './report-style';
import { theme } from './theme';

const chartLines = { bars: barChartLines, days: dayChartLines, columns: columnChartLines };

const style = `${theme}${reportStyle}`;

/**
 * Writes a document as one HTML file, in lines without their ends. It needs no script and nothing from
 * anywhere else, and its policy allows neither.
 */
export async function htmlLines(document: ReportDocument): Promise<Iterable<string>> {
  return linesOf(document, `sha256-${await hashOf(style)}`);
}

/** The hash that a Content Security Policy names a style by: SHA-256 in Base64. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function* linesOf(document: ReportDocument, styleHash: string): Generator<string, void> {
  const { title, verdict, figures, blocks } = document;
  const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
  yield '<!DOCTYPE html>';
  yield '<html lang="en">';
  yield '<head>';
  yield '<meta charset="utf-8">';
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">';
  yield `<title>${markupText(title)}</title>`;
  yield `<style>${style}</style>`;
  yield '</head>';
  yield '<body>';
  yield '<main class="sheet">';
  yield `<h1>${markupText(title)}</h1>`;
  yield `<p class="verdict ${verdict.tone}">${markupText(verdict.text)}</p>`;
  yield* figureLines(figures);
  for (const block of blocks) yield* blockLines(block);
  yield '</main>';
  yield '</body>';
  yield '</html>';
}

function* figureLines(figures: readonly Figure[]): Generator<string, void> {
  if (figures.length === 0) return;
  yield '<dl class="figures">';
  for (const { label, value } of figures)
    yield `<div><dt>${markupText(label)}</dt><dd>${markupText(value)}</dd></div>`;
  yield '</dl>';
}

function* blockLines(block: Block): Generator<string, void> {
  switch (block.kind) {
    case 'heading':
      yield `<h2>${markupText(block.text)}</h2>`;
      return;
    case 'text':
      yield `<p>${markupText(block.text)}</p>`;
      return;
    case 'note':
      yield `<p class="note ${block.tone}">${markupText(block.text)}</p>`;
      return;
    case 'table':
      yield* tableLines(block);
      return;
    case 'chart':
      yield* chartLines[block.form](block);
      return;
    case 'details':
      yield '<details>';
      yield `<summary>${markupText(block.summary)}</summary>`;
      for (const each of block.blocks) yield* blockLines(each);
      yield '</details>';
  }
}

function* tableLines({ caption, columns, rows }: Table): Generator<string, void> {
  const name = markupText(caption);
  yield `<div class="scroll" role="group" tabindex="0" aria-label="${name}">`;
  yield '<table>';
  yield `<caption>${name}</caption>`;
  const heads = columns.map(({ head, content }) => {
    const className = content === 'number' ? ' class="number"' : '';
    return `<th scope="col"${className}>${markupText(head)}</th>`;
  });
  yield `<thead><tr>${heads.join('')}</tr></thead>`;
  yield '<tbody>';
  for (const row of rows)
    yield `<tr>${row.map((cell, index) => cellHtml(cell, columns[index])).join('')}</tr>`;
  yield '</tbody>';
  yield '</table>';
  yield '</div>';
}

function cellHtml(cell: Cell, column: Column | undefined): string {
  const className = classOf(cell, column);
  return `<td${className && ` class="${className}"`}>${contentOf(cell)}</td>`;
}

/** Names up to this length stay on one line. */
const maxUnbroken = 48;

function classOf(cell: Cell, { content = 'text' }: Column = { head: '' }): string {
  const isName = typeof cell !== 'string' && 'code' in cell && cell.code.length <= maxUnbroken;
  if (isName) return 'place';
  return content === 'text' ? '' : content;
}

function contentOf(cell: Cell): string {
  if (typeof cell === 'string') return markupText(cell);
  if ('code' in cell) return `<code>${breakable(markupText(cell.code))}</code>`;
  return `<span class="badge ${cell.badge}">${markupText(cell.text)}</span>`;
}

/** Lets a long name break between its words, which paper may need. */
function breakable(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '<wbr>');
}
