// The checks on the package as an ES module: an outcome a line. With an empty folder as its argument,
// those for paths too.
import * as core from 'msads-bulk';
import * as services from 'msads-bulk/services';
import { outcomes } from './checks.mjs';

const folder = globalThis.process.argv[2];
const node = folder && {
  entry: await import('msads-bulk/node'),
  files: await import('node:fs/promises'),
  folder,
};
for await (const outcome of outcomes({ core, services, node }))
  console.log(JSON.stringify(outcome));
