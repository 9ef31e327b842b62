import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hashEmail } from '../../src';
import { openLedger, type SentRecord } from '../../src/ledger';
import { useScratch } from '../support/scratch';
import { openSqlite } from '../support/sqlite';
import { secret, sha256 } from './steps';

/*
 * Someone has the files of a ledger, and knows who may have converted, for which goal, and when to the
 * minute. They try to find out who did.
 */

const scratch = useScratch();
const goal = 'Signed contract';
const minute = Date.UTC(2026, 10, 30, 12, 5);
const people = Array.from({ length: 40 }, (_, i) => `person.${i}@example.com`);
const converted = people.slice(0, 10);

const conversionOf = async (address: string, second: number): Promise<SentRecord> => ({
  conversionName: goal,
  conversionTime: minute + second * 1000,
  hashedEmailAddress: await hashEmail(address),
});

/** All that the files of the ledger hold. */
async function filesOfLedger(): Promise<Buffer> {
  const sqlite = openSqlite(scratch.at('sent.db'));
  const ledger = await openLedger({ sqlite }, { account: '4711', secret });
  const records = await Promise.all(converted.map((address, i) => conversionOf(address, i * 3)));
  const file = { sha256: sha256('file'), rows: records.length, bytes: 1000 };
  const { upload } = await ledger.reserve(records, file);
  const read = () =>
    Buffer.concat(readdirSync(scratch.path).map((name) => readFileSync(scratch.at(name))));
  const pending = read();
  await ledger.settle(
    upload,
    records.map((record) => ({ record, status: 'accepted' as const })),
  );
  sqlite.close();
  return Buffer.concat([pending, read()]);
}

/** What is tried as a key: a digest of the message that keys are made of, as bytes and as text. */
const guesses: Readonly<Record<string, (message: string) => Buffer>> = {
  'a plain hash': (message) => createHash('sha256').update(message).digest(),
  'an HMAC without a secret': (message) => createHmac('sha256', '').update(message).digest(),
  'an HMAC with the name of the package': (message) =>
    createHmac('sha256', 'msads-bulk ledger').update(message).digest(),
};
const withSecret = (message: string) => createHmac('sha256', secret).update(message).digest();

async function found(files: Buffer, digest: (message: string) => Buffer) {
  const hashes = await Promise.all(people.map(hashEmail));
  return people.filter((_, i) => {
    const hash = hashes[i];
    for (let second = 0; second < 60; second++) {
      const time = String(minute / 1000 + second);
      const message = `0:${goal.length}:${goal}${time.length}:${time}64:${hash}0:`;
      const key = digest(message).subarray(0, 16);
      if (files.includes(key) || files.includes(key.toString('hex'))) return true;
    }
    return false;
  });
}

it('the files of a ledger tell nothing about a person without the secret', async () => {
  const files = await filesOfLedger();
  for (const [what, digest] of Object.entries(guesses))
    expect([what, await found(files, digest)]).toEqual([what, []]);
  // The guessing itself is right: with the secret, it finds everybody who converted.
  expect(await found(files, withSecret)).toEqual(converted);

  const text = files.toString('latin1').toLowerCase();
  for (const address of people) {
    const hash = await hashEmail(address);
    expect(text).not.toContain(address);
    expect(text).not.toContain(hash);
    expect(files.includes(Buffer.from(hash, 'hex'))).toBe(false);
  }
  expect(text).not.toContain(goal.toLowerCase());
  expect(text).not.toContain(secret);
  expect(files.includes(createHash('sha256').update(secret).digest().subarray(0, 16))).toBe(false);
});
