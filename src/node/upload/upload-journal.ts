import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';
import type { UploadEntry } from '../../client/upload/journal';
import { withFileLock } from '../credentials/file-lock';
import { replaceFiles } from '../replace/replace-files';

const entry = z.object({
  step: z.enum(['url', 'post', 'received', 'ended']),
  requestId: z.string(),
  uploadUrl: z.string(),
  startedAt: z.iso.datetime(),
  accountId: z.string(),
  responseMode: z.enum(['errors-only', 'errors-and-results']),
  rows: z.int(),
  size: z.int(),
  requestStatus: z.optional(z.string()),
});

const content = z.object({
  /** SHA-256 of the file that is uploaded. */
  sha256: z.string(),
  /** The environment and the customer that it is uploaded to. */
  environment: z.string(),
  customerId: z.string(),
  entry,
});

/** What is kept of an upload beside its file. It has no token, but says who uploaded what. */
export interface KeptUpload {
  readonly sha256: string;
  readonly environment: string;
  readonly customerId: string;
  readonly entry: UploadEntry;
}

/** The journal of a file's upload. */
export const journalOf = (path: string) => `${path}.upload.json`;

/** Reads a journal; undefined if there is none, `'damaged'` if it cannot be understood. */
export async function readJournal(path: string): Promise<KeptUpload | 'damaged' | undefined> {
  try {
    const parsed = z.safeParse(content, JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? (parsed.data as KeptUpload) : 'damaged';
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (cause instanceof SyntaxError) return 'damaged';
    throw cause;
  }
}

/** Writes a journal, which only the user may read, whole or not at all. */
export async function writeJournal(path: string, kept: KeptUpload): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(kept, undefined, 2)}\n`);
  await replaceFiles([{ path, pieces: [bytes], mode: 0o600 }]);
}

/** Writes the first journal of an upload. False if another process has begun to upload the same file. */
export function createJournal(path: string, kept: KeptUpload): Promise<boolean> {
  return withFileLock(`${path}.lock`, async () => {
    if ((await readJournal(path)) !== undefined) return false;
    await writeJournal(path, kept);
    return true;
  });
}

export async function removeJournal(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** The SHA-256 of a file, by which a journal knows it again. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
