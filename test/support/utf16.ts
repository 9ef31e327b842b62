/** Text as UTF-16 bytes, without a mark of its own. */
export function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++)
    view.setUint16(i * 2, text.charCodeAt(i), order === 'little');
  return new Uint8Array(view.buffer);
}
