import type { KeyPart } from '../../keys/parts';
import type { CellScreen } from '../../schema/screening';

/** What a cell must be. The order is that of `assembly/layout.ts`. */
const kinds = [
  ...['empty', 'unread', 'type', 'instant', 'amount', 'share', 'click-id', 'hash'],
  ...['word', 'learned', 'any'],
] as const;
export type Kind = CellScreen['kind'] | 'empty' | 'unread' | 'type' | 'any';
export const kindNumber = (kind: Kind) => kinds.indexOf(kind);
/** Added to the kind of a cell that must be filled. */
export const required = 16;

/** How a cell is mixed into a key, in the order of `assembly/layout.ts`. */
export const partNumber = (as: KeyPart[1]) => (['text', 'hex', 'seconds'] as const).indexOf(as);

/** The slot of a column that is not handed over. */
export const noSlot = 255;

const utf8 = new TextEncoder();

export function lengthInBytes(text: string): number {
  return utf8.encode(text).length;
}

/** Writes a text behind its length. */
export function writeText(bytes: Uint8Array, at: number, text: string): void {
  const encoded = utf8.encode(text);
  bytes[at] = encoded.length;
  bytes.set(encoded, at + 1);
}
