import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hashEmail } from '../../src';
import { openLedger, type SentRecord } from '../../src/ledger';
import { useScratch } from '../support/scratch';
import { openSqlite } from '../support/sqlite';
import { hashOf, type KeyParts, messageOf, referenceKey } from './reference-key';
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

type Guess = (parts: KeyParts) => Buffer;
const hmac =
  (key: string): Guess =>
  (parts) =>
    createHmac('sha256', key).update(messageOf(parts)).digest();

/** What is tried as a part of a key, as bytes and as text. */
const guesses: Readonly<Record<string, Guess>> = {
  'a plain hash': (parts) => createHash('sha256').update(messageOf(parts)).digest(),
  'an HMAC without a secret': hmac(''),
  'an HMAC with the name of the package': hmac('msads-bulk ledger'),
  'a key without a secret': (parts) => Buffer.from(referenceKey('', parts), 'hex'),
};
const withSecret = hmac(secret);

async function found(files: Buffer, digest: Guess) {
  const hashes = await Promise.all(people.map(hashEmail));
  return people.filter((_, i) => {
    const hash = hashes[i] as string;
    for (let second = 0; second < 60; second++) {
      const parts = { name: goal, seconds: minute / 1000 + second, email: hash };
      const key = digest(parts).subarray(0, 12);
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
    // The prefix of a key is made of this hash, which needs no secret.
    for (let second = 0; second < 60; second++) {
      const quick = hashOf({ name: goal, seconds: minute / 1000 + second, email: hash });
      expect(files.includes(quick)).toBe(false);
    }
  }
  expect(text).not.toContain(goal.toLowerCase());
  expect(text).not.toContain(secret);
  expect(files.includes(createHash('sha256').update(secret).digest().subarray(0, 16))).toBe(false);
});
