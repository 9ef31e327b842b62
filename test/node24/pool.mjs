import { resolve } from 'node:path';
import { ForksPoolWorker } from 'vitest/node';

/*
 * Runs test files on a Node that has `node:sqlite`: on this one, or on the one that setup.ts installs. A
 * test file sees it as its own, with its `process.execPath`.
 */

export const node24 = resolve('test/node24/node_modules/node24/bin/node');

/** Whether this Node has no `node:sqlite`. */
export const isNeeded = process.getBuiltinModule('node:sqlite') === undefined;

class Node24Worker extends ForksPoolWorker {
  /** Vitest starts its workers with the Node that it runs on itself. */
  start() {
    const { execPath } = process;
    if (isNeeded) process.execPath = node24;
    const started = super.start();
    process.execPath = execPath;
    return started;
  }
}

export const pool = {
  name: 'node24',
  createPoolWorker: (options) => new Node24Worker(options),
};
