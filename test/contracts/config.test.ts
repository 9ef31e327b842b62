import Ajv from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../src/cli/config/settings';
import { schemas } from '../support/schemas';

/* The schema of the config against the command line, which reads it. */

const validate = new Ajv({ strict: true }).compile(schemas.get('config') as object);

function isTaken(config: unknown): boolean {
  try {
    checkConfig('msads-bulk.config.json', 'json', config);
    return true;
  } catch {
    return false;
  }
}

const right: readonly object[] = [
  {},
  { $schema: './config.json' },
  { severity: {} },
  { severity: { 'no-client-id': 'off', placeholder: 'error', 'time-iso': 'warning' } },
  { goals: 'fetch' },
  { goals: '../goals.json', clicks: 'clicks.csv' },
  ...['upload', 'result'].map((kind) => ({ kind })),
  ...['production', 'sandbox'].map((channel) => ({ channel })),
  ...[true, false].map((enhancedConversions) => ({ enhancedConversions })),
  ...['earlier', 'later'].map((ambiguousTime) => ({ ambiguousTime })),
  ...['mdy', 'dmy', 'ymd'].map((dateOrder) => ({ dateOrder })),
  { timeZone: 'America/New_York', phoneCountry: 'US' },
  { map: { order_id: 'clientId', 'Deal Value': 'conversionValue' } },
];

const wrong: readonly unknown[] = [
  ...[null, [], 'upload', 17, true],
  ...[{ severty: {} }, { rules: [] }, { recordType: {} }, { ledger: 'sent.db' }, { now: 'today' }],
  ...[{ severity: [] }, { severity: 'off' }, { severity: { 'no-client-id': 'warn' } }],
  ...[{ goals: 1 }, { goals: ['goals.json'] }, { clicks: null }],
  ...[{ kind: 'Upload' }, { channel: 'test' }, { enhancedConversions: 'true' }, { kind: null }],
  ...[{ ambiguousTime: true }, { dateOrder: 'myd' }, { timeZone: 1 }, { phoneCountry: 49 }],
  ...[{ map: ['a=b'] }, { map: { order: 1 } }, { $schema: 1 }],
];

describe('the schema of the config', () => {
  test.each(right.map((config) => [config]))('takes what the command line takes: %j', (config) => {
    expect([validate(config), isTaken(config)]).toEqual([true, true]);
  });

  test.each(wrong.map((config) => [config]))('refuses what it refuses: %j', (config) => {
    expect([validate(config), isTaken(config)]).toEqual([false, false]);
  });

  // Names that change more often than a schema: docs/contracts.md says so.
  test.each([
    { severity: { 'no-client-ids': 'off' } },
    { timeZone: 'Berlin' },
    { map: { order: 'orderId' } },
    { goals: '' },
  ])('does not know every name: %j', (config) => {
    expect([validate(config), isTaken(config)]).toEqual([true, false]);
  });
});
