import { mkdir, opendir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApplyRequest, applyOperations } from '../../api/apply/batch';
import type { NewFile } from '../../node/replace-file';
import { assertTarget } from '../flags/records';
import { systemInWords } from '../system-words';
import { UsageError } from '../usage-error';
import { writeOutputs } from './file';
import type { Terminal } from './terminal';

/** Which files are what, for `readApplyResponse`: written beside the requests. */
const indexName = 'index.json';

/** A million records are a thousand requests: with three digits their names would not sort. */
const digits = 5;
const mostFiles = 10 ** digits - 1;

const requestName = new RegExp(
  `^\\d{${digits}}-(?:${Object.keys(applyOperations).join('|')})\\.(?:json|xml)$`,
);

interface Target {
  readonly outDir: string;
  readonly format: 'json' | 'soap';
  readonly input: string;
  readonly rejectsPath: string | undefined;
}

/**
 * Does the work in the folder. It is made where it is missing, and taken away again if it stays empty;
 * what it stands in is not made, as that may be a slip.
 */
export async function inFolder<T>(
  path: string,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T> {
  const isNew = await made(path, terminal);
  try {
    return await work();
  } finally {
    if (isNew) await rmdir(terminal.resolve(path)).catch(() => {});
  }
}

/** Whether the folder had to be made. That it is none is told before all of the input is read. */
async function made(path: string, terminal: Terminal): Promise<boolean> {
  try {
    await mkdir(terminal.resolve(path));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw systemInWords(path, cause);
  }
  const folder = await opendir(terminal.resolve(path)).catch((cause) => {
    throw systemInWords(path, cause);
  });
  await folder.close();
  return false;
}

/**
 * Writes each request to a file of its own, and the index: all of them or none.
 * @param last called when all are whole, and before any is in its place
 */
export function writeRequests(
  requests: AsyncIterable<ApplyRequest>,
  target: Target,
  terminal: Terminal,
  last: () => Promise<void>,
): Promise<void> {
  return writeOutputs(files(requests, target, terminal, last), terminal);
}

async function* files(
  requests: AsyncIterable<ApplyRequest>,
  target: Target,
  terminal: Terminal,
  last: () => Promise<void>,
): AsyncGenerator<NewFile, void> {
  const { outDir, format } = target;
  const index: object[] = [];
  const names = new Set<string>();
  for await (const { operation, path, body, rows } of requests) {
    if (names.size === mostFiles)
      throw new UsageError(
        `${outDir}: would get more than ${mostFiles} requests; split the INPUT.`,
      );
    const number = String(names.size + 1).padStart(digits, '0');
    const file = `${number}-${operation}.${format === 'json' ? 'json' : 'xml'}`;
    names.add(file);
    index.push({ file, operation, path, rows });
    const written = await newFile(file, body, target, terminal);
    // A body of SOAP holds the tokens.
    yield format === 'soap' ? { ...written, mode: 0o600 } : written;
  }
  const list = index.map((entry) => JSON.stringify(entry)).join(',\n');
  yield await newFile(indexName, index.length === 0 ? '[]\n' : `[\n${list}\n]\n`, target, terminal);
  const left = (await readdir(terminal.resolve(outDir))).find(
    (name) => requestName.test(name) && !names.has(name),
  );
  if (left !== undefined)
    throw new UsageError(
      `${join(outDir, left)}: is of an earlier run, and would be sent with this one; remove it.`,
    );
  await last();
}

async function newFile(
  name: string,
  text: string,
  target: Target,
  terminal: Terminal,
): Promise<NewFile> {
  const path = join(target.outDir, name);
  await assertTarget(path, target, terminal);
  return { path, pieces: [new TextEncoder().encode(text)] };
}
