import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  credentialsFile,
  keepCredentials,
  keepRefreshToken,
  readCredentials,
} from '../../../src/node/credentials/credentials';
import { useScratch } from '../../support/scratch';

const scratch = useScratch();
const file = () => scratch.at('config/msads-bulk/credentials.json');
const one = { clientId: 'app', refreshToken: 'one' };

describe('the file', () => {
  const home = homedir();
  test.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { XDG_CONFIG_HOME: '/config' }, join('/config', 'msads-bulk', 'credentials.json')],
    ['linux', { HOME: '/home/me' }, join('/home/me', '.config', 'msads-bulk', 'credentials.json')],
    ['linux', {}, join(home, '.config', 'msads-bulk', 'credentials.json')],
    ['darwin', { XDG_CONFIG_HOME: '' }, join(home, '.config', 'msads-bulk', 'credentials.json')],
    ['win32', { APPDATA: '/data', HOME: '/x' }, join('/data', 'msads-bulk', 'credentials.json')],
    ['win32', {}, join(home, 'AppData', 'Roaming', 'msads-bulk', 'credentials.json')],
  ])('is in the folder of the system: %s %j', (platform, env, path) => {
    expect(credentialsFile(env, platform)).toBe(path);
  });

  test.skipIf(process.platform === 'win32')('is its owner’s, whatever it was before', async () => {
    await keepCredentials(file(), 'production', one);
    writeFileSync(file(), '{}', { mode: 0o644 });
    await keepCredentials(file(), 'production', one);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(file(), '..')).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['broken', '{"production":'],
    ['a list', '[]'],
    ['of another shape', '{"production":{"refreshToken":7}}'],
  ])('has no credentials if it is %s, and is replaced', async (_name, text) => {
    await keepCredentials(file(), 'sandbox', one);
    if (text !== undefined) writeFileSync(file(), text);
    expect(await readCredentials(file(), 'production')).toBeUndefined();
    await keepCredentials(file(), 'production', one);
    expect(await readCredentials(file(), 'production')).toEqual(one);
  });

  it('is written whole, and nothing is left beside it', async () => {
    await keepCredentials(file(), 'production', one);
    await keepRefreshToken(file(), 'production', { from: 'one', to: 'two' });
    expect(readdirSync(join(file(), '..'))).toEqual(['credentials.json']);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
      production: { clientId: 'app', refreshToken: 'two' },
    });
  });

  it('that cannot be read is an error', async () => {
    await expect(readCredentials(scratch.path, 'production')).rejects.toMatchObject({
      code: 'EISDIR',
    });
  });
});

describe('a refresh token that replaces another one', () => {
  it('keeps the rest of the credentials, and those of other environments', async () => {
    const google = { clientId: 'app', identityProvider: 'Google', refreshToken: 'one' } as const;
    await keepCredentials(file(), 'production', google);
    await keepCredentials(file(), 'sandbox', one);
    await keepRefreshToken(file(), 'production', { from: 'one', to: 'two' });
    expect(await readCredentials(file(), 'production')).toEqual({ ...google, refreshToken: 'two' });
    expect(await readCredentials(file(), 'sandbox')).toEqual(one);
  });

  it('does not undo what another process has kept meanwhile', async () => {
    await keepCredentials(file(), 'production', { clientId: 'other', refreshToken: 'new' });
    await keepRefreshToken(file(), 'production', { from: 'one', to: 'two' });
    expect(await readCredentials(file(), 'production')).toEqual({
      ...{ clientId: 'other', refreshToken: 'new' },
    });
    await keepRefreshToken(file(), 'sandbox', { from: 'one', to: 'two' });
    expect(await readCredentials(file(), 'sandbox')).toBeUndefined();
  });
});

describe('the lock', () => {
  it('lets 30 changes at once come one after the other', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `http://127.0.0.1:${1000 + index}`);
    await Promise.all(names.map((name) => keepCredentials(file(), name, one)));
    expect(Object.keys(JSON.parse(readFileSync(file(), 'utf8'))).sort()).toEqual(names);
    expect(existsSync(`${file()}.lock`)).toBe(false);
  });

  it('is waited for', async () => {
    await keepCredentials(file(), 'production', one);
    writeFileSync(`${file()}.lock`, `${hostname()} ${process.pid} running`);
    let isKept = false;
    const change = keepRefreshToken(file(), 'production', { from: 'one', to: 'two' }).then(() => {
      isKept = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isKept).toBe(false);
    expect(await readCredentials(file(), 'production')).toEqual(one);
    // No system has a process with this number.
    writeFileSync(`${file()}.lock`, `${hostname()} 999999999 ended`);
    await change;
    expect(await readCredentials(file(), 'production')).toMatchObject({ refreshToken: 'two' });
    expect(existsSync(`${file()}.lock`)).toBe(false);
  });

  it('is not taken from a process of another machine, which may have the same number', async () => {
    await keepCredentials(file(), 'production', one);
    writeFileSync(`${file()}.lock`, 'elsewhere 999999999 running');
    const change = keepRefreshToken(file(), 'production', { from: 'one', to: 'two' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await readCredentials(file(), 'production')).toEqual(one);
    rmSync(`${file()}.lock`);
    await change;
    expect(await readCredentials(file(), 'production')).toMatchObject({ refreshToken: 'two' });
  });

  it('is released when a change fails', async () => {
    await keepCredentials(file(), 'production', one);
    const circle: object = {};
    Object.assign(circle, { circle });
    await expect(keepCredentials(file(), 'sandbox', circle as never)).rejects.toThrow(TypeError);
    expect(existsSync(`${file()}.lock`)).toBe(false);
    expect(await readCredentials(file(), 'production')).toEqual(one);
  });
});
