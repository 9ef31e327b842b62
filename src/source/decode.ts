import { formatOfBytes, formatOfText, mayBeOtherFormat, type OtherFormat } from './format';
import { concat, copyOf } from './memory';
import { completeUtf8, validStart } from './utf8';

/** Why bytes cannot be decoded: they are invalid in their encoding, or they are not text at all. */
export type DecodeFault =
  | {
      readonly kind: 'encoding';
      readonly reason: 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'surrogate';
    }
  | { readonly kind: 'other-format'; readonly format: OtherFormat };

type DecodeBytes = (bytes: Uint8Array, end: boolean) => string;

const noBytes = new Uint8Array(0);
const utf8Encoder = new TextEncoder();

/** Decodes bytes or strings to text. The text is the same wherever the input is cut into chunks. */
export class Decoder {
  /** Set once nothing more can be decoded. */
  fault: DecodeFault | undefined;
  /** Bytes of the file so far, uncompressed; a string counts as UTF-8, without a character that is cut off. */
  bytes = 0;
  /** Byte order marks at the start, known once there is text after them. */
  marks = 0;
  encoding: 'utf-8' | 'utf-16' = 'utf-8';

  /** The start of the text, until its format is known; undefined after that. */
  #start: string | undefined = '';
  /** Formats of text that the caller reads. */
  readonly #accepted: readonly OtherFormat[];
  /** The first bytes, until there are enough to recognize the format; undefined after that. */
  #head: Uint8Array | undefined = noBytes;
  #decodeBytes: DecodeBytes | undefined;
  /** Bytes of a sequence that the last chunk cut off. */
  #carriedBytes: Uint8Array = noBytes;
  /** A high surrogate whose other half is in the next chunk. */
  #carriedSurrogate = '';
  /** Whether only byte order marks have come so far. */
  #isAtStart = true;
  // Decodes whole sequences only: the streaming mode of TextDecoder is several times slower and
  // makes two-byte strings for ASCII.
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  /** @param accepted formats that the caller reads, and that are therefore not a fault */
  constructor(accepted: readonly OtherFormat[] = []) {
    this.#accepted = accepted;
  }

  /** Whether the text is UTF-8, and all bytes so far belong to whole characters. */
  get isBetweenCharacters(): boolean {
    return (
      this.encoding === 'utf-8' &&
      this.#start === undefined &&
      this.#head === undefined &&
      this.#carriedBytes.length === 0 &&
      this.#carriedSurrogate === ''
    );
  }

  /** Returns the text that the chunk completes; if it sets `fault`, the text before the fault. */
  push(chunk: Uint8Array | string): string {
    if (chunk.length === 0) return '';
    const text = typeof chunk === 'string' ? this.#pushText(chunk) : this.#pushBytes(chunk);
    return this.#withKnownFormat(text, false);
  }

  #pushBytes(chunk: Uint8Array): string {
    this.bytes += chunk.length;
    // No bytes of UTF-8 are the other half of a surrogate.
    if (this.#carriedSurrogate !== '' && this.encoding === 'utf-8')
      return this.#wellFormed('', true, 'surrogate');
    return this.#decode(chunk, false);
  }

  #pushText(chunk: string): string {
    if (this.#head?.length === 0) {
      // Bytes behind text are not the start of a file, whatever they look like.
      this.#head = undefined;
      this.#decodeBytes = (all, end) => this.#decodeUtf8(all, end);
    }
    const before = this.#head || this.#carriedBytes.length > 0 ? this.#decode(noBytes, true) : '';
    if (this.fault) return before;
    const text = this.#wellFormed(chunk, false, 'surrogate');
    // Counted without a half that is carried: alone it would be as long as another character.
    this.bytes += utf8Encoder.encode(text).length;
    return before + this.#withoutMarks(text);
  }

  /** Ends the input. Sets `fault` if a sequence at its end is incomplete. */
  end(): string {
    return this.#withKnownFormat(this.#rest(), true);
  }

  #rest(): string {
    if (this.#carriedSurrogate !== '') return this.#wellFormed('', true, 'surrogate');
    return this.#head?.length || this.#carriedBytes.length ? this.#decode(noBytes, true) : '';
  }

  /** Holds the start of the text back until it is known not to be that of another format. */
  #withKnownFormat(text: string, end: boolean): string {
    if (this.#start === undefined) return text;
    const start = this.#start + text;
    if (!end && !this.fault && mayBeOtherFormat(start, this.#accepted)) {
      this.#start = start;
      return '';
    }
    this.#start = undefined;
    const format = formatOfText(start);
    if (format === undefined || this.#accepted.includes(format)) return start;
    // A page in another encoding is a page, too.
    this.fault = { kind: 'other-format', format };
    return '';
  }

  #decode(bytes: Uint8Array, end: boolean): string {
    if (this.#head) {
      const head = concat([this.#head, bytes]);
      if (head.length < 4 && !end) {
        this.#head = head;
        return '';
      }
      this.#head = undefined;
      this.#detectFormat(head);
      return this.fault ? '' : this.#decode(head, end);
    }
    const all = this.#carriedBytes.length > 0 ? concat([this.#carriedBytes, bytes]) : bytes;
    return this.#withoutMarks(this.#decodeBytes?.(all, end) ?? '');
  }

  #detectFormat(bytes: Uint8Array): void {
    const [a, b] = bytes;
    const isLittleEndian = a === 0xff && b === 0xfe;
    const isBigEndian = a === 0xfe && b === 0xff;
    const format = formatOfBytes(bytes);
    if (format) {
      this.fault = { kind: 'other-format', format };
    } else if (isLittleEndian || isBigEndian) {
      this.encoding = 'utf-16';
      this.#decodeBytes = (all, end) => this.#decodeUtf16(all, end, isBigEndian);
    } else if (bytes.length > 1 && (a === 0) !== (b === 0)) {
      this.fault = { kind: 'encoding', reason: 'utf-16-unmarked' };
    } else {
      this.#decodeBytes = (all, end) => this.#decodeUtf8(all, end);
    }
  }

  #decodeUtf8(bytes: Uint8Array, end: boolean): string {
    const whole = end ? bytes.length : completeUtf8(bytes);
    this.#carriedBytes = copyOf(bytes.subarray(whole));
    try {
      return this.#utf8.decode(bytes.subarray(0, whole));
    } catch {
      this.fault = { kind: 'encoding', reason: 'utf-8' };
      return validStart(bytes);
    }
  }

  #decodeUtf16(bytes: Uint8Array, end: boolean, isBigEndian: boolean): string {
    const units: number[] = [];
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      const [first, second] = [bytes[i] as number, bytes[i + 1] as number];
      units.push(isBigEndian ? first * 256 + second : second * 256 + first);
    }
    this.#carriedBytes = copyOf(bytes.subarray(units.length * 2));
    if (end && this.#carriedBytes.length > 0) this.fault = { kind: 'encoding', reason: 'utf-16' };
    let text = '';
    for (let i = 0; i < units.length; i += 8192)
      text += String.fromCharCode(...units.slice(i, i + 8192));
    return this.#wellFormed(text, end, 'utf-16');
  }

  /** Returns the text up to the first lone surrogate; a high one at the end waits for its other half. */
  #wellFormed(text: string, end: boolean, reason: 'utf-16' | 'surrogate'): string {
    let all = this.#carriedSurrogate + text;
    this.#carriedSurrogate = '';
    const last = all.charCodeAt(all.length - 1);
    if (!end && last >= 0xd800 && last < 0xdc00) {
      this.#carriedSurrogate = all.slice(-1);
      all = all.slice(0, -1);
    }
    const lone = all.search(/\p{Surrogate}/u);
    if (lone === -1) return all;
    this.fault = { kind: 'encoding', reason };
    return all.slice(0, lone);
  }

  #withoutMarks(text: string): string {
    if (!this.#isAtStart || text === '') return text;
    let from = 0;
    while (text.charCodeAt(from) === 0xfeff) from++;
    this.marks += from;
    if (from < text.length) this.#isAtStart = false;
    return text.slice(from);
  }
}
