// Checks the types beside the linter, the build and the tests: node test/run.mjs PROJECT…
// Types take a core for half a minute, and nothing else waits for them.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const names = process.argv.slice(2);
/** Without the slow tests, properties are tried a quarter as often, so that people run these. */
const env = names.includes('slow') ? process.env : { MSADS_BULK_RUNS: '0.25', ...process.env };

/** Runs npm with these arguments; gives its exit code, and what it printed unless that is shown. */
function npm(args, stdio) {
  const child = spawn('npm', args, { stdio, env, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ code: 1, output: message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function inTurn(...commands) {
  for (const command of commands) {
    const { code } = await npm(command, 'inherit');
    if (code !== 0) return code;
  }
  return 0;
}

const projects = names.map((name) => `--project=${name}`);
// Tests of processes wait for these; with the slow ones, which fill the memory, a further worker would not pay.
const workers = names.includes('slow') ? [] : [`--maxWorkers=${availableParallelism() + 1}`];
const [types, code] = await Promise.all([
  npm(['run', 'types'], ['ignore', 'pipe', 'pipe']),
  inTurn(
    ['run', 'lint'],
    ['run', 'build'],
    ['exec', '--', 'vitest', 'run', ...projects, ...workers],
  ),
]);
if (types.code !== 0) console.error(`${types.output}\nThe types are wrong: see above.`);
process.exitCode = code || types.code;
