import { isPath } from '../../source/source';

/** A file that is opened whenever it is sent. Deno and browsers send a `Blob` instead. */
export interface OpenableFile {
  /** Bytes in it. */
  readonly size: number;
  /** Opens it at its beginning. It may be called again, if the first try did not arrive. */
  open(): AsyncIterable<Uint8Array>;
}

/** What can be uploaded: text, bytes, a `Blob` or `File`, or a file that is opened when it is sent. */
export type UploadContent = string | Uint8Array | Blob | OpenableFile;

/** Throws the `TypeError` for what cannot be uploaded. */
export function toContent(file: UploadContent): Blob | OpenableFile {
  if (isPath(file))
    throw new TypeError(
      'The file looks like a path, not like the content of a file. Pass what openableFile(path) of "msads-bulk/node" returns.',
    );
  if (typeof file === 'string' || file instanceof Uint8Array) return new Blob([file as BlobPart]);
  if (file instanceof Blob || isOpenable(file)) return file;
  throw new TypeError(
    'The file must be a string, a Uint8Array, a Blob, or an object with "size" and "open", such as that of openableFile(path) of "msads-bulk/node".',
  );
}

function isOpenable(file: unknown): file is OpenableFile {
  if (typeof file !== 'object' || file === null || !('size' in file) || !('open' in file))
    return false;
  const { size } = file;
  return Number.isSafeInteger(size) && (size as number) >= 0 && typeof file.open === 'function';
}

/** What a file is, by its first bytes. */
export type FileKind = 'csv' | 'tsv' | 'zip';

/** Enough for the header of any record type. */
const headLength = 65_536;

/** Looks at the beginning of a file. */
export async function kindOf(content: Blob | OpenableFile): Promise<FileKind> {
  const head = await readHead(content);
  if (head[0] === 0x50 && head[1] === 0x4b) return 'zip';
  const [header = ''] = new TextDecoder().decode(head).split(/[\r\n]/, 1);
  return header.includes('\t') ? 'tsv' : 'csv';
}

async function readHead(content: Blob | OpenableFile): Promise<Uint8Array> {
  if (content instanceof Blob)
    return new Uint8Array(await content.slice(0, headLength).arrayBuffer());
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content.open()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= headLength) break;
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

/** Bytes of a row, roughly: of a plain file, and of a packed one. */
const bytesOfRow = { csv: 250, tsv: 250, zip: 60 };

/** Estimates how many rows a file has, which tells how long it takes to process. */
export function estimateRows({ size }: Blob | OpenableFile, kind: FileKind): number {
  return Math.ceil(size / bytesOfRow[kind]);
}
