// Runs the main tasks on the samples, and says before each step what it shows and why.
// Run: npm start
import { spawnSync } from 'node:child_process';

// The samples are from November 2026. Without --now, times are compared with the clock.
const now = ['--now', '2026-11-21T12:00:00Z'];
let number = 0;

function step(text, ...args) {
  number++;
  console.log(`\n${number}. ${text}\n\n$ msads-bulk ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' });
  return status;
}

const faulty = step(
  'Validate a file with a mistake in almost every row, to see what is found before an upload.',
  ...['validate', 'samples/faulty.csv', ...now],
);
const written = step(
  'Write an upload file from JSON objects. --hash hashes email addresses and phone numbers, as the service requires.',
  ...['generate', 'samples/conversions.ndjson', '-o', 'dist/upload.csv', '--hash', ...now],
);
const valid = step(
  "Validate that file with the account's goals and clicks, which find mistakes that the file alone cannot show.",
  ...['validate', 'dist/upload.csv', '--goals', 'samples/goals.json'],
  ...['--clicks', 'samples/clicks.csv', ...now],
);
const requested = step(
  'Turn the same records into requests of the Campaign Management API, for sending without a file.',
  ...['apply', 'dist/upload.csv', '--out-dir', 'dist/requests', ...now],
);
const rejected = step(
  'Compare an upload with its result file, to see what was rejected and why, and write a file to send again.',
  ...['results', 'samples/result.csv', '--upload', 'samples/sent.csv'],
  ...['--retry', 'dist/retry.csv', '--advice', 'retry', '--rejects', 'dist/rejects.csv'],
);
const again = step(
  'Validate the retry file. It holds only records that may succeed unchanged.',
  ...['validate', 'dist/retry.csv', ...now],
);
const shown = step(
  'Show which conversions were attributed to a click, because an accepted conversion may still not be counted.',
  ...['report', 'samples/report-answer.json'],
);

console.log(`
What to try next:
  node dist/cli.js validate FILE     check a file of your own
  node dist/cli.js --help            list all commands and options
  docs/getting-started.md            the same from a program
  docs/troubleshooting.md            look up an error by its symptom`);

// The faulty file and the result hold errors. Everything that was written must be valid.
const codes = [faulty, written, valid, requested, rejected, again, shown];
if (codes.join() !== '1,0,0,0,1,0,0') process.exitCode = 1;
