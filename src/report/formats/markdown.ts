import { visible } from '../../text/shown/escapes';
import type { Block, Cell, Chart, Column, ReportDocument, Table, Tone } from '../document/document';
import { markupText } from './markup-text';

/*
 * A document in the Markdown of GitHub, for the summary of a job or a comment.
 *
 * Source: GitHub Flavored Markdown Spec.
 */

const signs: Readonly<Record<Tone, string>> = { good: '✅', warning: '⚠️', error: '❌' };

/** Writes the lines of a document, without their ends. */
export function* markdownLines(document: ReportDocument): Generator<string, void> {
  const { title, verdict, figures, blocks } = document;
  yield `## ${plain(title)}`;
  yield '';
  const sign = verdict.tone === 'neutral' ? '' : `${signs[verdict.tone]} `;
  yield `${sign}**${plain(verdict.text)}**`;
  if (figures.length > 0) {
    yield '';
    yield figures.map(({ label, value }) => `${plain(value)} ${plain(label)}`).join(' · ');
  }
  yield* blocksLines(blocks);
}

function* blocksLines(blocks: readonly Block[]): Generator<string, void> {
  // A table beside a chart has its numbers.
  for (const block of blocks) if (block.kind !== 'chart') yield* blockLines(block);
}

function* blockLines(block: Exclude<Block, Chart>): Generator<string, void> {
  yield '';
  switch (block.kind) {
    case 'heading':
      yield `### ${plain(block.text)}`;
      return;
    case 'text':
      yield plain(block.text);
      return;
    case 'note':
      yield `${signs[block.tone]} ${plain(block.text)}`;
      return;
    case 'table':
      yield* tableLines(block);
      return;
    case 'details':
      yield `<details><summary>${markupText(block.summary)}</summary>`;
      yield* blocksLines(block.blocks);
      yield '';
      yield '</details>';
  }
}

function* tableLines({ columns, rows }: Table): Generator<string, void> {
  yield row(columns.map(({ head }) => plain(head)));
  yield row(columns.map(rule));
  for (const cells of rows) yield row(cells.map(cellText));
}

function rule({ content }: Column): string {
  return content === 'number' ? '---:' : '---';
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return plain(cell);
  return 'code' in cell ? codeSpan(cell.code) : plain(cell.text);
}

/** A text without markup: what could begin some is escaped. Addresses and numbers do not become links. */
function plain(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/^(?:[#+-]|(\d+)(?=[.)](?:\s|$)))/, (start, digits) =>
      digits ? `${digits}\\` : `\\${start}`,
    )
    .replace(/[&<>@]|#(?=\d)|(?<=https?):|(?<=\bwww)\./gi, (char) => `&#${char.charCodeAt(0)};`);
}

/** A name in a fixed font. In a table, a bar would end the cell even there. */
function codeSpan(text: string): string {
  return /[`|\\]/.test(text) ? plain(text) : `\`${visible(text)}\``;
}
