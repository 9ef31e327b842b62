import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Files, fromNdjson, type Outcome } from '../support/run';
import { faultsOf, strictFaultsOf } from '../support/schemas';

/** Where a command writes what a schema describes: a stream, or a file. */
export type Place = 'stdout' | 'stderr' | `file ${string}`;

/** All samples by name. */
export const samples: Files = Object.fromEntries(
  readdirSync('samples')
    .filter((name) => statSync(join('samples', name)).isFile())
    .map((name) => [name, readFileSync(join('samples', name), 'utf8')]),
);

/** The values that a run has written to a place: one, or one a line. */
export function valuesAt(place: Place, outcome: Outcome, cwd: string): readonly unknown[] {
  const text =
    place === 'stdout' || place === 'stderr'
      ? outcome[place]
      : readFileSync(join(cwd, place.slice('file '.length)), 'utf8');
  const isOne = /^[[{]\n/.test(text);
  if (isOne) return [JSON.parse(text)];
  return fromNdjson(text.replace(/^(?!\{).*\n/gm, ''));
}

/** Checks values against a schema, and that its document names it. */
export function expectValid(schema: string, values: readonly unknown[]): void {
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) {
    expect({ value, faults: faultsOf(schema, value) }).toEqual({ value, faults: [] });
    expect({ value, faults: strictFaultsOf(schema, value) }).toEqual({ value, faults: [] });
    const { $schema = `msads-bulk/schemas/${schema}.json` } = value as { $schema?: string };
    expect($schema).toBe(`msads-bulk/schemas/${schema}.json`);
  }
}
