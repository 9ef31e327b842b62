import { TextBuffer } from '../buffer';
import { writeJson } from './escapes';

/* Texts that may be longer than one string can be, in pieces. */

const pieceLength = 65_536;

/** Ends each line and joins them. */
export function* joinLines(lines: Iterable<string>): Generator<string, void> {
  // Not a buffer: with it, a page that shows a report would load what writes files.
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** Writes an object as one line of JSON. Its lists, which may have millions of items, are never joined. */
export function* jsonLine(object: object): Generator<string, void> {
  const buffer = new TextBuffer();
  let separator = '{';
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    buffer.add(`${separator}${writeJson(name)}:`);
    separator = ',';
    if (!Array.isArray(value)) buffer.add(writeJson(value));
    else {
      for (const [index, item] of value.entries()) {
        buffer.add(`${index === 0 ? '[' : ','}${writeJson(item)}`);
        if (buffer.isFull) yield buffer.take();
      }
      buffer.add(value.length === 0 ? '[]' : ']');
    }
  }
  buffer.add(separator === '{' ? '{}\n' : '}\n');
  yield buffer.take();
}
