// The main job on the samples: validate a faulty file, generate an upload file, validate that against the
// account's goals, make requests of the API of it, read what became of an upload and which records to send
// again, and show which conversions were attributed.
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
const facts = ['--goals', 'samples/goals.json', '--clicks', 'samples/clicks.csv'];
const valid = run('validate', 'dist/upload.csv', ...facts, ...now);
const requested = run('apply', 'dist/upload.csv', '--out-dir', 'dist/requests', ...now);
const rejected = run(
  'results',
  'samples/result.csv',
  ...['--upload', 'samples/sent.csv'],
  ...['--retry', 'dist/retry.csv', '--advice', 'retry', '--rejects', 'dist/rejects.csv'],
);
const again = run('validate', 'dist/retry.csv', ...now);
const shown = run('report', 'samples/report-answer.json');

// The faulty file must be found faulty, the result hold errors, and what is written be valid.
const codes = [faulty, written, valid, requested, rejected, again, shown];
if (codes.join() !== '1,0,0,0,1,0,0') process.exitCode = 1;
