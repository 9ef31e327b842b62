// The checks on the package as CommonJS: an outcome a line.
const core = require('msads-bulk');
const services = require('msads-bulk/services');

const folder = process.argv[2];
const node = folder && {
  entry: require('msads-bulk/node'),
  files: require('node:fs/promises'),
  folder,
};
import('./checks.mjs').then(async ({ outcomes }) => {
  for await (const outcome of outcomes({ core, services, node }))
    console.log(JSON.stringify(outcome));
});
