// The program of the action. The runner passes inputs as variables INPUT_…, and names the files to which outputs and
// the summary of the job are added.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const {
  INPUT_FILE = '',
  INPUT_STRICT,
  GITHUB_OUTPUT,
  GITHUB_STEP_SUMMARY,
  RUNNER_TEMP,
} = process.env;

const folder = mkdtempSync(join(RUNNER_TEMP ?? tmpdir(), 'msads-bulk-'));
const [json, summary] = ['report.json', 'summary.md'].map((name) => join(folder, name));
const strict = INPUT_STRICT === 'true' ? ['--strict'] : [];
const reports = ['--report', json, '--report', summary];
const { status } = spawnSync(
  'npx',
  ['msads-bulk', 'validate', INPUT_FILE, '--format', 'github', ...strict, ...reports],
  { stdio: 'inherit', shell: process.platform === 'win32' },
);

// With 2, the file could not be read, and there may be no reports.
if (status === 0 || status === 1) {
  const { files } = JSON.parse(readFileSync(json, 'utf8'));
  const [{ errors, warnings }] = files;
  appendFileSync(GITHUB_OUTPUT, `valid=${errors === 0}\nerrors=${errors}\nwarnings=${warnings}\n`);
  appendFileSync(GITHUB_STEP_SUMMARY, readFileSync(summary, 'utf8'));
}
process.exitCode = status ?? 2;
