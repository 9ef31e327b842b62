import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDoubleOptions } from '../../src/double/options';
import { serviceOperations } from '../../src/vendor/hosts';
import { openSession } from './session';

const page = readFileSync('docs/double.md', 'utf8');

/** The names in the first column of the table under a heading. */
function namesUnder(heading: string): readonly string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`(\w+)/g)])
    .map(([, name]) => name as string);
}

it('lists all options', () => {
  expect(namesUnder('Options').slice().sort()).toEqual(Object.keys(readDoubleOptions({})).sort());
});

it('lists all members of a double', async () => {
  const { double } = await openSession();
  expect(namesUnder('What it shows').slice().sort()).toEqual(Object.keys(double).sort());
});

it.each([...Object.keys(serviceOperations), 'GetToken', 'UploadBulkFile', 'DownloadResult'])(
  'names the call %s, which a script can take',
  (name) => {
    expect(page).toContain(`\`${name}\``);
  },
);
