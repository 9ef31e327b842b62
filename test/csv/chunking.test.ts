import { describe, expect, it } from 'vitest';
import { differences } from '../support/differences';
import { outcomeOf } from '../support/outcome';
import { some } from '../support/runs';
import { withoutMessage } from '../support/without-message';
import { cellLengths } from './fixtures/cell-lengths';
import { encodings } from './fixtures/encodings';
import type { Fixture } from './fixtures/fixture';
import { lineEnds } from './fixtures/line-ends';
import { quotes } from './fixtures/quotes';
import { shapes } from './fixtures/shapes';
import { halfPairs, unreadable } from './fixtures/unreadable';

const fixtures = [...encodings, ...unreadable, ...lineEnds, ...quotes, ...shapes, ...cellLengths];

const asBytes = fixtures.map((fixture) => {
  const { input } = fixture;
  return { ...fixture, input: typeof input === 'string' ? new TextEncoder().encode(input) : input };
});
const asStrings = [...fixtures, ...halfPairs].flatMap((fixture) => {
  const { input } = fixture;
  return typeof input === 'string' ? [{ ...fixture, input }] : [];
});

async function expectTable({ input, options, names, rows, file = [], fault }: Fixture) {
  const outcome = await outcomeOf(input, options);
  expect({
    rows: outcome.rows.map((row) => ({ ...row, issues: withoutMessage(row.issues) })),
    file: withoutMessage(outcome.file),
    fault: outcome.fault && [outcome.fault.code, outcome.fault.line, outcome.fault.row],
  }).toEqual({
    rows: rows.map(([type, line, row, cells, issues = []]) => ({
      ...{ type, line, row, issues },
      cells: cells.map((text, i) => [names[i], text]),
    })),
    file,
    fault: fault && [fault.code, fault.line, fault.row],
  });
  expect(outcome.fault?.message ?? '').toContain(fault?.says ?? '');
}

describe.each(some(asBytes))('as bytes: $name', (fixture) => {
  it('is read as the table says', () => expectTable(fixture));

  it('is the same however it is cut', async () => {
    expect(fixture.input.length).toBeLessThan(4096);
    expect(await differences(fixture.input, fixture.options)).toEqual({ places: [], sizes: [] });
  });
});

describe.each(some(asStrings))('as a string: $name', (fixture) => {
  it('is read as the table says', () => expectTable(fixture));

  it('is the same however it is cut', async () => {
    expect(await differences(fixture.input, fixture.options)).toEqual({ places: [], sizes: [] });
  });
});

it('has a name of its own for each fixture', () => {
  const all = [...fixtures, ...halfPairs].map(({ name }) => name);
  expect(new Set(all).size).toBe(all.length);
});
