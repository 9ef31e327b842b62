import { TimeSlice } from './time-slice';
import { type Items, itemsOf, untilAborted } from './until-abort';

/**
 * Where the bytes come from: text, bytes, a `Blob` or `File`, a web `ReadableStream`, or any sync or
 * async iterable of strings or bytes, which includes a Node `Readable`. Text has a byte order mark only
 * if it starts with U+FEFF, which `response.text()` removes: pass the bytes if it matters. Text is the
 * content of a file. The path of a file, such as `'upload.csv'`, throws a `TypeError`.
 */
export type Source =
  | string
  | Uint8Array
  | Blob
  | ReadableStream<Uint8Array | string>
  | Iterable<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>;

/** Papaparse parses pieces of this size about twice as fast as pieces of a megabyte. */
const pieceLength = 65_536;

/** The first pieces are shorter: code that runs for the first time is slow, and would hold the event loop for too long. */
const firstLength = 4_096;

/** How much of a blob is copied at once: less takes longer, and all at once holds the event loop. */
const blobPieceLength = 1_048_576;

/**
 * Reads the source in pieces, as they are requested. Leaving early closes the source. An abort rejects
 * at once, even while the source is waiting for its next piece. Whatever the source, other tasks run in
 * between: one in memory never waits.
 */
export async function* pieces(
  source: Source,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array | string, void> {
  signal?.throwIfAborted();
  const isWhole = typeof source === 'string' || source instanceof Uint8Array;
  const slice = new TimeSlice();
  let isFirst = true;
  for await (const chunk of isWhole ? [source] : untilAborted(() => open(source), signal)) {
    for (const piece of cut(chunk, isFirst ? firstLength : pieceLength)) {
      yield piece;
      if (slice.isOver) await slice.giveWay();
      signal?.throwIfAborted();
    }
    isFirst = false;
  }
}

/** Whether a source in memory is read as one piece. */
export function isShort(source: Source): boolean {
  const isWhole = typeof source === 'string' || source instanceof Uint8Array;
  return isWhole && source.length <= pieceLength;
}

export function isSource(source: unknown): source is Source {
  return (
    typeof source === 'string' ||
    (typeof source === 'object' &&
      source !== null &&
      (isBlob(source) ||
        'getReader' in source ||
        Symbol.asyncIterator in source ||
        Symbol.iterator in source))
  );
}

/** Throws the `TypeError` for what is not a source, and for a path, before anything is read. */
export function assertSource(source: unknown): asserts source is Source {
  if (!isSource(source)) {
    throw new TypeError(
      'The source must be a string, a Uint8Array, a Blob, a ReadableStream, or an iterable of strings or bytes.',
    );
  }
  assertNotPath(source);
}

/** One line that ends like the name of a file. The header of a bulk file has a comma or a tab. */
const fileName =
  /^[^\r\n\t,]*\.(?:[ct]sv|txt|zip|t?gz|xls[xmb]?|ods|nd?json|json[l5]?|xml|parquet|pdf)["']?$/i;
/** One line that begins like a path or an address. */
const pathStart = /^["']?(?:~?\/|\.\.?[\\/]|[a-z]:[\\/]|\\\\|[a-z][a-z\d+.-]+:\/\/)[^\r\n\t]+$/i;
/** Paths are no longer than this on any system. */
const maxPathLength = 32_767;

/** Whether a text looks like the path of a file, and not like its content. */
export function isPath(source: unknown): boolean {
  if (typeof source !== 'string' || source.length > maxPathLength) return false;
  return fileName.test(source) || pathStart.test(source);
}

/** Throws the `TypeError` for text that is the path of a file and not its content. */
export function assertNotPath(source: unknown): void {
  if (!isPath(source)) return;
  throw new TypeError(
    'The source looks like the path of a file, not its content. Use validateBulkFilePath(path), readOfflineConversionsFile(path) or bulkFile(path) from "msads-bulk/node".',
  );
}

function open(source: Exclude<Source, string | Uint8Array>): Items<Uint8Array | string> {
  return itemsOf(isBlob(source) ? bytesOf(source) : source);
}

/** Reads a blob part by part: in Node, its `stream()` copies all of a blob in memory as one chunk. */
async function* bytesOf(blob: Blob): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < blob.size; at += blobPieceLength)
    yield new Uint8Array(await blob.slice(at, at + blobPieceLength).arrayBuffer());
}

function isBlob(source: object): source is Blob {
  return typeof Blob !== 'undefined' && source instanceof Blob;
}

/** Cuts a chunk into pieces, at first into pieces of another length. */
function* cut(chunk: Uint8Array | string, first: number): Generator<Uint8Array | string, void> {
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))
    throw new TypeError('The source must yield strings or bytes.');
  for (let at = 0, end = 0; at < chunk.length; at = end) {
    end = at + (at < pieceLength ? first : pieceLength);
    yield typeof chunk === 'string' ? chunk.slice(at, end) : chunk.subarray(at, end);
  }
}
