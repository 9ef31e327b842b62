/*
 * Asks the registry for known vulnerabilities of every lock file in the repository, and exits with 1 if
 * there are any. A registry that does not answer does not mean that the code is wrong: the script says so
 * and exits with 0, or with 2 if the argument --required is given, as before a release.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An old package with a known vulnerability. An answer that does not name it says nothing about others either. */
const known = { name: 'papaparse', version: '5.1.0', advisory: 'GHSA-qvjc-g5vr-mfgr' };

function ask(cwd, ...flags) {
  const quick = ['--fetch-retries=0', '--fetch-timeout=30000'];
  // Offline, npm reports that it found nothing, as if it had looked.
  const online = ['--no-offline', '--no-prefer-offline', '--package-lock-only'];
  const options = { cwd, encoding: 'utf8', timeout: 120_000 };
  const { stdout } = spawnSync('npm', ['audit', '--json', ...online, ...quick, ...flags], options);
  return read(stdout ?? '');
}

function read(text) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return { refused: 'npm gave no answer' };
  }
  const { statusCode, vulnerabilities, metadata } = answer ?? {};
  if (typeof metadata?.vulnerabilities?.total === 'number' && vulnerabilities)
    return {
      found: Object.entries(vulnerabilities).map(([name, { severity }]) => `${name} (${severity})`),
    };
  return {
    refused: statusCode ? `the registry answered ${statusCode}` : 'the registry gave no answer',
  };
}

/** Asks about the old package, in a separate folder. */
function askOfKnown() {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  try {
    const root = { name: 'known-fault', version: '1.0.0', private: true };
    const dependencies = { [known.name]: known.version };
    const packages = {
      '': { ...root, dependencies },
      [`node_modules/${known.name}`]: { version: known.version },
    };
    const lock = { ...root, lockfileVersion: 3, requires: true, packages };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...root, dependencies }));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    return ask(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const locked = readdirSync('test')
  .map((name) => `test/${name}`)
  .filter((folder) => existsSync(join(folder, 'package-lock.json')));

let [found, unasked] = [0, 0];

function say(what, answer) {
  if (answer.refused) {
    unasked++;
    console.log(`NOT CHECKED for known vulnerabilities, ${what}: ${answer.refused}.`);
  } else if (answer.found.length > 0) {
    found++;
    console.log(`VULNERABLE, ${what}: ${answer.found.join(', ')}.`);
  } else {
    console.log(`No known vulnerabilities, ${what}.`);
  }
}

const blind = askOfKnown();
if (blind.found && !blind.found.some((each) => each.startsWith(`${known.name} `)))
  blind.refused = `the answer knows nothing of ${known.advisory} in ${known.name} ${known.version}`;
if (blind.refused) say('any package', blind);
else {
  say('what a user installs', ask('.', '--omit=dev'));
  say('all packages', ask('.', '--include=dev'));
  for (const folder of locked) say(folder, ask(folder, '--include=dev'));
}
if (found > 0) process.exitCode = 1;
else if (unasked > 0 && process.argv.includes('--required')) process.exitCode = 2;
