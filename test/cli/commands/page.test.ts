import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../../support/run';

test('prints the address of the page, and starts no browser where nobody sees it', async () => {
  const { href } = pathToFileURL(resolve('dist', 'page', 'index.html'));
  expect(await run(['page'])).toMatchObject({ code: 0, stdout: `${href}\n`, stderr: '' });
});
