import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { version } from '../../src/contracts/output-head';
import { faultsOf, schemas } from '../support/schemas';

interface Printed {
  readonly schema: string;
  readonly value: unknown;
}

/*
 * What earlier releases have printed, lists cut short. Programs that keep it must be able to read it as long as
 * the version of the schemas is the same. Lines are added for what is new, and none is changed: a schema that
 * refuses one of them needs a new version.
 */
const printed: readonly Printed[] = readFileSync('test/contracts/version-1.ndjson', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The schemas of outputs: a config is read, and closed, so that a misspelled setting is found. */
const names = [...schemas.keys()].filter((name) => name !== 'config');

describe('what was printed under version 1', () => {
  it('is of every schema, and of the version of today', () => {
    expect([...new Set(printed.map(({ schema }) => schema))].sort()).toEqual([...names].sort());
    expect(version).toBe(1);
  });

  test.each(names)('is valid: %s', (name) => {
    const values = printed.filter(({ schema }) => schema === name).map(({ value }) => value);
    for (const value of values)
      expect({ value, faults: faultsOf(name, value) }).toEqual({ value, faults: [] });
  });

  // A schema that closes an object would refuse what the next release adds.
  test.each(names.filter((name) => name !== 'record'))('may have more members: %s', (name) => {
    for (const { value } of printed.filter(({ schema }) => schema === name)) {
      const added = Array.isArray(value)
        ? value.map((each) => ({ ...each, memberOfTomorrow: 1 }))
        : { ...(value as object), memberOfTomorrow: 1 };
      expect(faultsOf(name, added)).toEqual([]);
    }
  });
});
