import { Readable } from 'node:stream';
import type { Source } from '../../src/index';
import { cutAt } from './cuts';

/** Undefined for what is no text, or only by its first bytes shown to be none. */
function textOf(bytes: Uint8Array): string | undefined {
  const isOfText = [0xef, 0x22, 0x54].includes(bytes[0] ?? 0) && bytes[1] !== 0;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return isOfText ? decoder.decode(bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** The same bytes as every kind of source that has no name. */
export function sourcesOf(
  bytes: Uint8Array<ArrayBuffer>,
  cuts: readonly number[],
): [string, () => Source][] {
  const at = cuts.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  const pieces = () => cutAt(bytes, at);
  const sources: [string, () => Source][] = [
    ['an iterable', pieces],
    ['a Blob', () => new Blob([bytes])],
    ['a web stream', () => new Blob([bytes]).stream()],
    ['a Node stream', () => Readable.from(pieces(), { objectMode: true })],
  ];
  const text = textOf(bytes);
  return text === undefined ? sources : [...sources, ['a string', () => text]];
}
