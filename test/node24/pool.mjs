import { ForksPoolWorker } from 'vitest/node';
import { node24 } from './program.mjs';

/*
 * Runs test files on a Node that has `node:sqlite`. A test file sees it as its own, with its
 * `process.execPath`.
 */

class Node24Worker extends ForksPoolWorker {
  /** Vitest starts its workers with the Node that it runs on itself. */
  start() {
    const { execPath } = process;
    process.execPath = node24;
    const started = super.start();
    process.execPath = execPath;
    return started;
  }
}

export const pool = {
  name: 'node24',
  createPoolWorker: (options) => new Node24Worker(options),
};
