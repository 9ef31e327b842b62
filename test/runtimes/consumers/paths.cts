import core = require('msads-bulk');
import node = require('msads-bulk/node');

/* The same as CommonJS. */

export async function isValid(path: string): Promise<boolean> {
  const { valid } = await node.validateBulkFilePath(path);
  // @ts-expect-error: a path is a text
  node.bulkFile(42);
  return valid && (await core.validateBulkFile(node.bulkFile(path))).valid;
}
