import type { Issue } from '../issue';
import { sentenceOf } from '../message';
import { hashEmail, hashPhone } from '../records/offline-conversion/hash';

type Values = Readonly<Record<string, unknown>>;

const hashed = {
  email: {
    into: 'hashedEmailAddress',
    hash: hashEmail,
    service: 'ConversionEmailAddressIsNotHashed',
  },
  phone: {
    into: 'hashedPhoneNumber',
    hash: hashPhone,
    service: 'ConversionPhoneNumberIsNotHashed',
  },
} as const;

/** An object without plain personal data, or what is wrong with it. */
export interface Protected {
  readonly object: Values;
  readonly issues: readonly Issue[];
}

/** Hashes the properties email and phone, or says that they must be. */
export async function withoutPersonalData(object: Values, hash: boolean): Promise<Protected> {
  const { email, phone, ...rest } = object;
  const given = { email, phone };
  const result: Record<string, unknown> = rest;
  const issues: Issue[] = [];
  for (const name of ['email', 'phone'] as const) {
    const value = given[name];
    if (value === undefined || value === null || value === '') continue;
    const { into, hash: hashOf } = hashed[name];
    if (!hash) issues.push(issueFor(name, 'hash it with --hash'));
    else if (result[into] !== undefined && result[into] !== null && result[into] !== '')
      issues.push(issueFor(name, `${into} is given too`));
    else {
      try {
        result[into] = await hashOf(value as string);
      } catch (cause) {
        issues.push(issueFor(name, (cause as TypeError).message.replace(/\.$/, '')));
      }
    }
  }
  return { object: result, issues };
}

function issueFor(name: 'email' | 'phone', use: string): Issue {
  const facts = { value: name, use };
  const code = 'property-unknown';
  const message = sentenceOf({ code, severity: 'error', facts });
  return {
    code,
    severity: 'error',
    line: 0,
    row: 0,
    message,
    serviceError: { code: hashed[name].service },
  };
}
