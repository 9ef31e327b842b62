import { onFile } from './file-error';
import { type Placement, placeAll, removing } from './placement';
import { assertWritable, openReplacement, type Replacement } from './replacement';

/** A file to write: its path and its content. */
export interface NewFile {
  readonly path: string;
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly mode?: number;
  /** What errors call the file. Default: its path. */
  readonly name?: string;
}

/** A file of an earlier run, which is removed when the new ones are put in their places. */
export interface OldFile {
  readonly path: string;
  readonly isOld: true;
  readonly name?: string;
}

/** A file to write or to remove, or one that is already being written and is put in its place with the others. */
export type FileChange = NewFile | OldFile | Replacement;

/**
 * Replaces files, all of them or none: they are put in their places once all are complete.
 * @param signal ends the wait for a reader of a pipe
 */
export async function replaceFiles(
  files: AsyncIterable<FileChange> | Iterable<FileChange>,
  signal?: AbortSignal,
): Promise<void> {
  const written: Replacement[] = [];
  const removals: Placement[] = [];
  try {
    for await (const file of files) {
      if ('isOld' in file) {
        const { path, name = path } = file;
        await onFile(name, () => assertWritable(path));
        removals.push(removing(name, path));
      } else {
        const replacement =
          'pieces' in file ? await openReplacement(file.path, { ...file, signal }) : file;
        written.push(replacement);
        if ('pieces' in file) for await (const piece of file.pieces) await replacement.write(piece);
        // Closed early: there may be more parts than file descriptors.
        await replacement.close();
      }
    }
    placeAll([...written.flatMap(({ placement }) => placement ?? []), ...removals]);
  } catch (cause) {
    for (const file of written) await file.discard();
    throw cause;
  }
}
