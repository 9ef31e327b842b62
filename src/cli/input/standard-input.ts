import { fstatSync } from 'node:fs';
import { bulkFile } from '../../node/bulk-file';
import { unpackStream } from '../../node/unpack';
import type { Terminal } from '../output/terminal';

/** The bytes of standard input, unpacked if they are an archive. */
export function standardInput(terminal: Terminal): AsyncIterable<Uint8Array> {
  return isUnknownToNode() ? bulkFile('/dev/stdin') : unpackStream(terminal.stdin);
}

/** Whether Node takes the standard input for an empty stream, because it is a folder or a disk. */
function isUnknownToNode(): boolean {
  try {
    const stats = fstatSync(0);
    return stats.isDirectory() || stats.isBlockDevice();
  } catch {
    return false;
  }
}
