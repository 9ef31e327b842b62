import { mkdir, opendir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApplyRequest, applyOperations } from '../../api/apply/batch';
import { LeftoverFileError } from '../../node/leftover-error';
import type { FileChange, NewFile } from '../../node/replace/replace-files';
import { writeJson } from '../../text/shown/escapes';
import { joinLines } from '../../text/shown/pieces';
import type { IndexedRequest } from '../documents/sending';
import type { NamedFile } from '../flags/files';
import { onFile, UsageError } from '../wrong-use';
import { assertEarlierRequest, indexName } from './earlier-requests';
import { assertTarget, writeOutputs } from './file';
import type { Terminal } from './terminal';

/** With fewer digits, the names of the thousand requests of a million records would not sort. */
const digits = 5;
const maxRequests = 10 ** digits - 1;

const requestName = new RegExp(
  `^\\d{${digits}}-(?:${Object.keys(applyOperations).join('|')})\\.(?:json|xml)$`,
);

interface Target {
  readonly outDir: string;
  readonly format: 'json' | 'soap';
  /** The files that the arguments name. */
  readonly files: readonly NamedFile[];
}

/**
 * Does the work in a folder, which is created if it is missing, and removed again if it stays empty. Its
 * parents are not created, because a missing parent may be a slip.
 */
export async function inFolder<T>(
  path: string,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T> {
  const folder = terminal.resolve(path);
  const isNew = await onFile(path, createFolder(folder));
  try {
    return await work();
  } finally {
    if (isNew) await rmdir(folder).catch(() => {});
  }
}

/** Whether the folder was missing. A file in its place fails here, before the input is read. */
async function createFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
  const folder = await opendir(path);
  await folder.close();
  return false;
}

/** A list of objects, one a line, so that a person can find one. */
function* indexLines(entries: readonly object[]): Generator<string, void> {
  if (entries.length === 0) return yield '[]';
  yield '[';
  for (const [index, entry] of entries.entries())
    yield writeJson(entry) + (index < entries.length - 1 ? ',' : '');
  yield ']';
}

function* encode(texts: Iterable<string>): Generator<Uint8Array, void> {
  const utf8 = new TextEncoder();
  for (const text of texts) yield utf8.encode(text);
}

/** Writes each request to a file of its own, and the index: all of them or none. */
export function writeRequests(
  requests: AsyncIterable<ApplyRequest>,
  target: Target,
  terminal: Terminal,
  /** Files that are put in their places with these. */
  others: AsyncIterable<FileChange>,
): Promise<void> {
  const { outDir, format, files } = target;

  async function* requestFiles(): AsyncGenerator<FileChange, void> {
    // Before the input is read, which may take long.
    await assertReplaceable(indexName);
    const index: IndexedRequest[] = [];
    const names = new Set<string>();
    for await (const { operation, path, body, rows } of requests) {
      if (names.size === maxRequests)
        throw new UsageError(
          `${outDir}: There would be more than ${maxRequests} requests. Split the INPUT.`,
        );
      const number = String(names.size + 1).padStart(digits, '0');
      const file = `${number}-${operation}.${format === 'json' ? 'json' : 'xml'}`;
      names.add(file);
      index.push({ file, operation, path, rows });
      const written = await newFile(file, [body]);
      // A SOAP body holds the tokens.
      yield format === 'soap' ? { ...written, mode: 0o600 } : written;
    }
    yield await newFile(indexName, joinLines(indexLines(index)));
    const present = await readdir(terminal.resolve(outDir));
    const leftover = present.find((name) => requestName.test(name) && !names.has(name));
    if (leftover !== undefined) throw new LeftoverFileError(join(outDir, leftover));
    yield* others;
  }

  async function assertReplaceable(name: string): Promise<void> {
    const path = join(outDir, name);
    await assertTarget(path, files, terminal);
    await assertEarlierRequest(path, terminal);
  }

  async function newFile(name: string, texts: Iterable<string>): Promise<NewFile> {
    await assertReplaceable(name);
    const path = join(outDir, name);
    return { path, pieces: encode(texts) };
  }

  return writeOutputs(requestFiles(), terminal);
}
