import {
  type NewFile,
  openReplacement,
  type Replacement,
  replaceFiles,
} from '../../node/replace-file';
import { systemInWords } from '../system-words';
import type { Terminal } from './terminal';

/** A file that comes whole or not at all. What the system has against it is said in one sentence. */
export async function openOutput(path: string, terminal: Terminal): Promise<Replacement> {
  const file = await said(path, openReplacement(terminal.resolve(path)));
  return {
    write: (piece) => said(path, file.write(piece)),
    close: () => said(path, file.close()),
    commit: () => said(path, file.commit()),
    discard: () => file.discard(),
  };
}

/** Writes files, all of them or none. */
export async function writeOutputs(
  files: AsyncIterable<NewFile>,
  terminal: Terminal,
): Promise<void> {
  let path = '';
  async function* noted(): AsyncGenerator<NewFile, void> {
    for await (const file of files) {
      path = file.path;
      yield { ...file, path: terminal.resolve(path) };
    }
  }
  try {
    await replaceFiles(noted());
  } catch (cause) {
    throw systemInWords(path, cause);
  }
}

async function said<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw systemInWords(path, cause);
  }
}
