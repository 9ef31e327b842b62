// The outcome of the client as one line: client.mjs SERVICE [FILE], where FILE may be written.
import { clientOutcome } from './client-checks.mjs';

const [service, file] = globalThis.process.argv.slice(2);

async function openFile(bytes) {
  const { writeFile } = await import('node:fs/promises');
  const { openableFile } = await import('msads-bulk/node');
  await writeFile(file, bytes);
  return openableFile(file);
}

const outcome = await clientOutcome({ ...JSON.parse(service), ...(file && { openFile }) });
console.log(JSON.stringify(outcome));
