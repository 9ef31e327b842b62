// Runs the main tasks on the samples, and says before each step what it shows and why. Nothing leaves this
// machine: the uploads go to a double of the service.
// Run: npm start
import { spawn } from 'node:child_process';
import { startServiceDouble } from 'msads-bulk/double';

// The samples are from November 2026. Without --now, times are compared with the clock.
const moment = '2026-11-21T12:00:00Z';
const now = ['--now', moment];
const started = Date.now();
const clock = { now: () => Date.parse(moment) + Date.now() - started };
let env = process.env;
let number = 0;

function step(text, ...args) {
  number++;
  console.log(`\n${number}. ${text}\n\n$ msads-bulk ${args.join(' ')}`);
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { env, stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', resolve));
}

/** Starts a double whose account has these goals. The steps after it call that one. */
async function startDouble(...goals) {
  const double = await startServiceDouble({ goals, clock });
  const { developerToken, customerId, accountId, clientId, refreshToken } = double.credentials;
  env = {
    ...process.env,
    MSADS_ENVIRONMENT: double.origin,
    MSADS_DEVELOPER_TOKEN: developerToken,
    MSADS_CUSTOMER_ID: customerId,
    MSADS_ACCOUNT_ID: accountId,
    MSADS_CLIENT_ID: clientId,
    MSADS_REFRESH_TOKEN: refreshToken,
  };
  return double;
}

const faulty = await step(
  'Validate a file with a mistake in almost every row, to see what is found before an upload.',
  ...['validate', 'samples/faulty.csv', ...now],
);
const written = await step(
  'Write an upload file from JSON objects. --hash hashes email addresses and phone numbers, as the service requires.',
  ...['generate', 'samples/conversions.ndjson', '-o', 'dist/upload.csv', '--hash', ...now],
);
const valid = await step(
  "Validate that file with the account's goals and clicks, which find mistakes that the file alone cannot show.",
  ...['validate', 'dist/upload.csv', '--goals', 'samples/goals.json'],
  ...['--clicks', 'samples/clicks.csv', ...now],
);

const incomplete = await startDouble('Signed contract');
const rejected = await step(
  'Upload it to a double of the service, wait for the result, and show what happened to every record. The account lacks one of the goals.',
  ...[
    'upload',
    'dist/upload.csv',
    '--result',
    'dist/result.csv',
    '--retry',
    'dist/retry.csv',
    ...now,
  ],
);
const again = await step(
  'Read the result again, as you would one that you downloaded, and list the rejected records for people to read.',
  ...['results', 'dist/result.csv', '--upload', 'dist/upload.csv', '--rejects', 'dist/rejects.csv'],
);
await incomplete.close();

const complete = await startDouble('Signed contract', 'Lead, qualified');
const retried = await step(
  'Somebody has created the goal. Upload the retry file, which holds only the rejected records.',
  ...['upload', 'dist/retry.csv', ...now],
);
const shown = await step(
  'Show which conversions were attributed to a click, because an accepted conversion may still not be counted.',
  ...['report', '--fetch', '--from', '2026-11-20', '--to', '2026-11-21'],
);
await complete.close();

console.log(`
What to try next:
  node dist/cli.js validate FILE     check a file of your own
  node dist/cli.js --help            list all commands and options
  docs/sending.md                    the way from a table to counted conversions
  docs/getting-started.md            the same from a program
  docs/troubleshooting.md            look up an error by its symptom`);

// The faulty file and the results hold errors. Everything else must be right.
const codes = [faulty, written, valid, rejected, again, retried, shown];
if (codes.join() !== '1,0,0,1,1,0,0') process.exitCode = 1;
