/** Why bytes are no text: the facts of an `encoding` or `not-a-bulk-file` fault. */
export type UnreadableBytes =
  | {
      readonly code: 'encoding';
      readonly why: 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'surrogate';
    }
  | { readonly code: 'not-a-bulk-file'; readonly what: 'zip' | 'gzip' | 'spreadsheet' };

/** Bytes or strings in, text out, whatever the places at which the input is cut. */
export interface Decoder {
  /** The text that the chunk completes. At a fault: the text before it, and `fault` is set. */
  push(chunk: Uint8Array | string): string;
  /** What is left at the end: nothing, or a fault. */
  end(): string;
  readonly fault: UnreadableBytes | undefined;
  /** Bytes of the file so far, uncompressed; a string counts as UTF-8. */
  readonly bytes: number;
  /** Byte order marks at the start, known once the first text is out. */
  readonly marks: number;
  readonly encoding: 'utf-8' | 'utf-16';
}

export function createDecoder(): Decoder {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let decodeBytes: ((bytes: Uint8Array, end: boolean) => string) | undefined;
  let carry = new Uint8Array(0);
  let carriedSurrogate = '';
  let atStart = true;
  const state = {
    fault: undefined as UnreadableBytes | undefined,
    bytes: 0,
    marks: 0,
    encoding: 'utf-8' as 'utf-8' | 'utf-16',
  };

  function failWith(fault: UnreadableBytes): string {
    state.fault = fault;
    return '';
  }

  function withoutMarks(text: string): string {
    if (!atStart || text === '') return text;
    let from = 0;
    while (text.charCodeAt(from) === 0xfeff) from++;
    state.marks += from;
    if (from < text.length) atStart = false;
    return text.slice(from);
  }

  /** The first bytes say what the file is. */
  function start(bytes: Uint8Array): string {
    head = undefined;
    const [a, b, c, d] = bytes;
    if (a === 0x50 && b === 0x4b && (c === 3 || c === 5))
      return failWith({ code: 'not-a-bulk-file', what: 'zip' });
    if (a === 0x1f && b === 0x8b) return failWith({ code: 'not-a-bulk-file', what: 'gzip' });
    if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
      return failWith({ code: 'not-a-bulk-file', what: 'spreadsheet' });
    const little = a === 0xff && b === 0xfe;
    const big = a === 0xfe && b === 0xff;
    if (little || big) {
      state.encoding = 'utf-16';
      decodeBytes = (all, end) => decodeUtf16(all, end, big);
    } else if (bytes.length > 1 && (a === 0) !== (b === 0)) {
      return failWith({ code: 'encoding', why: 'utf-16-unmarked' });
    } else {
      decodeBytes = decodeUtf8;
    }
    return '';
  }

  // Whole sequences only, without the decoder's own streaming, which is several times slower and
  // gives two-byte strings for ASCII.
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  function decodeUtf8(bytes: Uint8Array, end: boolean): string {
    const whole = end ? bytes.length : completeUtf8(bytes);
    carry = bytes.slice(whole);
    try {
      return utf8.decode(bytes.subarray(0, whole));
    } catch {
      failWith({ code: 'encoding', why: 'utf-8' });
      return utf8.decode(bytes.subarray(0, validUtf8(bytes)));
    }
  }

  function decodeUtf16(bytes: Uint8Array, end: boolean, big: boolean): string {
    const units: number[] = [];
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      const [first, second] = [bytes[i] as number, bytes[i + 1] as number];
      units.push(big ? first * 256 + second : second * 256 + first);
    }
    carry = bytes.slice(units.length * 2);
    if (end && carry.length > 0) failWith({ code: 'encoding', why: 'utf-16' });
    let text = '';
    for (let i = 0; i < units.length; i += 8192)
      text += String.fromCharCode(...units.slice(i, i + 8192));
    return wellFormed(text, end, 'utf-16');
  }

  /** Text up to the first lone surrogate; a high one at the end waits for its other half. */
  function wellFormed(text: string, end: boolean, why: 'utf-16' | 'surrogate'): string {
    let all = carriedSurrogate + text;
    carriedSurrogate = '';
    const last = all.charCodeAt(all.length - 1);
    if (!end && last >= 0xd800 && last < 0xdc00) {
      carriedSurrogate = all.slice(-1);
      all = all.slice(0, -1);
    }
    const lone = all.search(/\p{Surrogate}/u);
    if (lone === -1) return all;
    failWith({ code: 'encoding', why });
    return all.slice(0, lone);
  }

  function take(bytes: Uint8Array, end: boolean): string {
    if (head) {
      const all = joined(head, bytes);
      if (all.length < 4 && !end) {
        head = all;
        return '';
      }
      start(all);
      return state.fault ? '' : take(all, end);
    }
    const text = decodeBytes?.(carry.length > 0 ? joined(carry, bytes) : bytes, end) ?? '';
    return withoutMarks(text);
  }

  return {
    push(chunk) {
      if (typeof chunk === 'string') {
        state.bytes += new TextEncoder().encode(chunk).length;
        const before = head?.length || carry.length ? take(new Uint8Array(0), true) : '';
        if (state.fault) return before;
        return before + withoutMarks(wellFormed(chunk, false, 'surrogate'));
      }
      state.bytes += chunk.length;
      return take(chunk, false);
    },
    end() {
      if (carriedSurrogate !== '') return wellFormed('', true, 'surrogate');
      return head?.length || carry.length ? take(new Uint8Array(0), true) : '';
    },
    get fault() {
      return state.fault;
    },
    get bytes() {
      return state.bytes;
    },
    get marks() {
      return state.marks;
    },
    get encoding() {
      return state.encoding;
    },
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Length without a sequence that the end cuts off. */
function completeUtf8(bytes: Uint8Array): number {
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

/** Length of the longest valid start: only asked for once something is known to be invalid. */
function validUtf8(bytes: Uint8Array): number {
  let at = 0;
  for (;;) {
    const a = bytes[at];
    if (a === undefined) return at;
    const [b = 0, c = 0, d = 0] = bytes.subarray(at + 1, at + 4);
    const next = (byte: number, from = 0x80, to = 0xbf) => byte >= from && byte <= to;
    if (a < 0x80) at += 1;
    else if (a >= 0xc2 && a < 0xe0 && next(b)) at += 2;
    else if (a === 0xe0 && next(b, 0xa0) && next(c)) at += 3;
    else if (a === 0xed && next(b, 0x80, 0x9f) && next(c)) at += 3;
    else if (a > 0xe0 && a < 0xf0 && a !== 0xed && next(b) && next(c)) at += 3;
    else if (a === 0xf0 && next(b, 0x90) && next(c) && next(d)) at += 4;
    else if (a > 0xf0 && a < 0xf4 && next(b) && next(c) && next(d)) at += 4;
    else if (a === 0xf4 && next(b, 0x80, 0x8f) && next(c) && next(d)) at += 4;
    else return at;
  }
}
