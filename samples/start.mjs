// The main job on the samples: validate a faulty file, generate an upload file, validate that.
import { spawnSync } from 'node:child_process';

// The samples are of November 2026; without --now times are compared with today.
const now = ['--now', '2026-11-21T12:00:00Z'];

function run(...args) {
  console.log(`\n$ msads-bulk ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' });
  return status;
}

const faulty = run('validate', 'samples/faulty.csv', ...now);
const written = run(
  'generate',
  'samples/conversions.ndjson',
  '-o',
  'dist/upload.csv',
  '--hash',
  ...now,
);
const valid = run('validate', 'dist/upload.csv', ...now);

// The faulty file must be found faulty, and the generated one valid.
if (faulty !== 1 || written !== 0 || valid !== 0) process.exitCode = 1;
