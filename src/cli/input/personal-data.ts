import { createHash } from 'node:crypto';
import type { Issue } from '../../issues/issue';
import { issueOf } from '../../messages/issue';
import { normalizeEmail, normalizePhone } from '../../records/offline-conversion/hash';

type Values = Readonly<Record<string, unknown>>;

const hashedProperties = {
  email: {
    property: 'hashedEmailAddress',
    normalize: normalizeEmail,
    service: 'ConversionEmailAddressIsNotHashed',
  },
  phone: {
    property: 'hashedPhoneNumber',
    normalize: normalizePhone,
    service: 'ConversionPhoneNumberIsNotHashed',
  },
} as const;

/** Hashes the properties email and phone, or reports that they must be hashed. */
export function withoutPersonalData(object: Values, hash: boolean) {
  const issues: Issue[] = [];
  if (isEmpty(object.email) && isEmpty(object.phone)) return { object, issues };
  const { email: _, phone: __, ...rest } = object;
  const result: Record<string, unknown> = rest;
  for (const name of ['email', 'phone'] as const) {
    const value = object[name];
    if (isEmpty(value)) continue;
    const { property, normalize } = hashedProperties[name];
    if (!hash) issues.push(issueFor(name, 'Hash it with --hash.'));
    else if (!isEmpty(result[property]))
      issues.push(issueFor(name, `${property} is already given.`));
    else {
      try {
        // Web Crypto, which the library must use, takes ten times as long for texts this short.
        result[property] = createHash('sha256')
          .update(normalize(value as string))
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

function issueFor(name: 'email' | 'phone', advice: string): Issue {
  const facts = { name, reason: 'personal-data' };
  const { service } = hashedProperties[name];
  const sentence = () => `Property "${name}" cannot be written. ${advice}`;
  const fault = { code: 'property-unknown', severity: 'error', facts, service, sentence } as const;
  return issueOf(fault, { line: 0, row: 0 });
}
