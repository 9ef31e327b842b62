// Runs the unit tests once in each of the settings: npm run test:zones [-- ARGUMENTS of vitest]
import { spawnSync } from 'node:child_process';
import { environmentOf, settings } from './settings.mjs';

const args = ['vitest', 'run', '--project=unit'];
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
