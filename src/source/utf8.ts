/** Length of the bytes without a sequence that their end cuts off. */
export function completeUtf8(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= Math.min(3, end); back++) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? end - back : end;
    }
  }
  return end;
}

/** The text before the first invalid byte. Slow: called once, at a fault. */
export function validStart(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  try {
    for (const byte of bytes) text += utf8.decode(Uint8Array.of(byte), { stream: true });
  } catch {
    // The byte that cannot continue the text ends it.
  }
  return text;
}
