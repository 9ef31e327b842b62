import { open, stat } from 'node:fs/promises';
import { applyOperations } from '../../api/apply/batch';
import { onFile, UsageError } from '../wrong-use';
import type { Terminal } from './terminal';

/** The file beside the requests that lists them, for `readApplyResponse`. */
export const indexName = 'index.json';

const operations = Object.keys(applyOperations).join('|');
const lists = Object.values(applyOperations).map(({ list }) => list);

/** How the files begin that `apply` writes. */
const beginnings = {
  index: new RegExp(`^\\[(?:\\]\\n$|\\n\\{"file":"\\d+-(?:${operations})\\.\\w+","operation":")`),
  json: new RegExp(`^\\{"(?:${lists.join('|')})":\\[`),
  xml: new RegExp(`^<s:Envelope [^<]+<s:Header [^<]+<Action mustUnderstand="1">(?:${operations})<`),
};

const beginningLength = 500;

/** Rejects a file that exists and that `apply` has not written: nobody has named it, so it must be kept. */
export async function assertEarlierRequest(path: string, terminal: Terminal): Promise<void> {
  const text = await onFile(path, readBeginning(terminal.resolve(path)));
  const kind = path.endsWith(indexName) ? 'index' : path.endsWith('.xml') ? 'xml' : 'json';
  if (text === undefined || beginnings[kind].test(text)) return;
  throw new UsageError(
    `${path}: This file was not written by apply and would be overwritten. Move it, or name another DIR.`,
  );
}

/** The beginning of a file; undefined if there is none. A pipe is not opened, which could wait forever. */
async function readBeginning(path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined);
  if (stats && !stats.isFile() && !stats.isDirectory()) return '';
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  try {
    if (!(await file?.stat())?.isFile()) return undefined;
    const { buffer, bytesRead } = (await file?.read(Buffer.alloc(beginningLength))) ?? {};
    return buffer?.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file?.close();
  }
}
