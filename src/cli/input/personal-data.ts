import { createHash } from 'node:crypto';
import type { Issue } from '../../issues/issue';
import { issueOf } from '../../messages/issue';
import { normalizeEmail, normalizePhone } from '../../records/offline-conversion/hash';

type Values = Readonly<Record<string, unknown>>;

const plain = {
  email: {
    into: 'hashedEmailAddress',
    normal: normalizeEmail,
    service: 'ConversionEmailAddressIsNotHashed',
  },
  phone: {
    into: 'hashedPhoneNumber',
    normal: normalizePhone,
    service: 'ConversionPhoneNumberIsNotHashed',
  },
} as const;

/** An object without plain personal data, or what is wrong with it. */
export interface Protected {
  readonly object: Values;
  readonly issues: readonly Issue[];
}

/** Hashes the properties email and phone, or says that they must be. */
export function withoutPersonalData(object: Values, hash: boolean): Protected {
  if (isEmpty(object.email) && isEmpty(object.phone)) return { object, issues: [] };
  const { email, phone, ...rest } = object;
  const given = { email, phone };
  const result: Record<string, unknown> = rest;
  const issues: Issue[] = [];
  for (const name of ['email', 'phone'] as const) {
    const value = given[name];
    if (isEmpty(value)) continue;
    const { into, normal } = plain[name];
    if (!hash) issues.push(issueFor(name, 'Hash it with --hash.'));
    else if (!isEmpty(result[into])) issues.push(issueFor(name, `${into} is already given.`));
    else {
      try {
        // Web crypto, which the library has to use, takes ten times as long for texts this short.
        result[into] = createHash('sha256')
          .update(normal(value as string))
          .digest('hex');
      } catch (cause) {
        issues.push(issueFor(name, (cause as TypeError).message));
      }
    }
  }
  return { object: result, issues };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function issueFor(name: 'email' | 'phone', use: string): Issue {
  const facts = { value: name, use };
  const { service } = plain[name];
  const fault = { code: 'property-unknown', severity: 'error', facts, service } as const;
  return issueOf(fault, { line: 0, row: 0 });
}
