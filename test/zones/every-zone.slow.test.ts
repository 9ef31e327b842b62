import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../../src/index';
import { formatTime } from '../../src/schema/codecs/time-text';
import { writeCell } from '../support/cell';
import { runs } from '../support/runs';
import { type Change, changesOf, instantsOf, shownAt, zones } from './zone-model';

const codec = instant();

/** What is written for a local time: without a choice, with `earlier`, with `later`. */
function written(shown: number, timeZone: string): readonly unknown[] {
  const clock = new Date(shown).toISOString().slice(0, 19);
  const choices = [undefined, 'earlier', 'later'] as const;
  return choices.map((ambiguousTime) => {
    const { value, faults } = writeCell(codec, clock, { timeZone, ambiguousTime });
    return faults.length > 0 ? faults[0]?.[0] : value;
  });
}

/** What must be written, of the instants that the clocks mean. */
function expected(instants: readonly number[], otherwise: readonly [number, number]) {
  const [first, second, ...more] = [...instants].sort((a, b) => a - b);
  expect(more).toEqual([]);
  if (first !== undefined && second === undefined) return Array(3).fill(formatTime(first));
  const code = first === undefined ? 'time-nonexistent' : 'time-ambiguous';
  const [earlier, later] = [first ?? otherwise[0], second ?? otherwise[1]];
  return [code, formatTime(earlier), formatTime(later)];
}

/** At a change of the clocks, beside it, within what is skipped or repeated, and a day away. */
function clocksAround({ at, before, after }: Change): readonly number[] {
  const [last, first] = [at + before, at + after];
  const [low, high] = [Math.min(last, first), Math.max(last, first)];
  const middle = Math.floor((low + high) / 2000) * 1000;
  return [low - 86_400_000, low - 1000, low, middle, high - 1000, high, high + 86_400_000];
}

describe('every zone', () => {
  test('at each change that the clocks of any zone make from 2000 to 2037', () => {
    // Zones that change together are tried together, as one of them.
    const changes = new Map<string, Change>();
    for (const zone of zones)
      for (const change of changesOf(zone, Date.UTC(2000, 0, 3), Date.UTC(2037, 11, 1)))
        changes.set(`${change.at} ${change.before} ${change.after}`, change);
    expect(changes.size).toBeGreaterThan(3000);

    const wrong: unknown[] = [];
    for (const change of changes.values()) {
      const { zone, at, before, after } = change;
      for (const shown of clocksAround(change)) {
        const instants = [
          ...(shown - before < at ? [shown - before] : []),
          ...(shown - after >= at ? [shown - after] : []),
        ];
        const right = expected(instants, [shown - after, shown - before]);
        const found = written(shown, zone);
        if (found.join() !== right.join())
          wrong.push({ zone, clock: new Date(shown).toISOString(), found, right });
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  test('at any time from 2000 to 2100', () => {
    const seconds = fc.integer({
      min: Date.UTC(2000, 0, 3) / 1000,
      max: Date.UTC(2100, 11, 29) / 1000,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const shown = second * 1000;
        const instants = instantsOf(shown, zone);
        // What is skipped is tried above: here its two instants are not asked.
        if (instants.length === 0) expect(written(shown, zone)[0]).toBe('time-nonexistent');
        else expect(written(shown, zone)).toEqual(expected(instants, [0, 0]));
      }),
      runs(20_261_101, 2000),
    );
  });

  test('an instant is found again by what its clocks show', () => {
    const seconds = fc.integer({
      min: Date.UTC(2000, 0, 3) / 1000,
      max: Date.UTC(2100, 11, 29) / 1000,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const [, earlier, later] = written(shownAt(second * 1000, zone), zone);
        expect([earlier, later]).toContain(formatTime(second * 1000));
      }),
      runs(20_261_102, 2000),
    );
  });
});
