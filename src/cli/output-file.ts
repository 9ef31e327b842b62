import { openReplacement, type Replacement } from '../node/replace-file';
import { systemReason } from './system-reason';
import { UsageError } from './usage-error';

/** A file that comes whole or not at all. What the system has against it is said in one sentence. */
export async function openOutput(path: string): Promise<Replacement> {
  async function said<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      const reason = systemReason(cause);
      throw reason === undefined ? cause : new UsageError(`${path}: ${reason}.`);
    }
  }
  const file = await said(openReplacement(path));
  return {
    write: (piece) => said(file.write(piece)),
    commit: () => said(file.commit()),
    discard: () => file.discard(),
  };
}
