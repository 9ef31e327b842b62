// Runs the tests once in each of the settings: npm run test:zones [-- ARGUMENTS of vitest]
import { spawnSync } from 'node:child_process';
import { environmentOf, leftOut, settings } from './settings.mjs';

// Files share their process, and two run beside each other: half the time of the ordinary run.
const pace = ['--no-isolate', '--max-workers=2'];
const args = ['vitest', 'run', ...pace, ...leftOut.flatMap(({ file }) => ['--exclude', file])];
let failed = 0;
for (const setting of settings) {
  const { zone, clock, locale } = setting;
  console.log(`\n${zone}, at ${clock}, in ${locale}`);
  const { status } = spawnSync('npx', [...args, ...process.argv.slice(2)], {
    env: environmentOf(setting),
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
