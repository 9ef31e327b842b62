import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunksOf } from '../support/cuts';
import { runs, share } from '../support/runs';
import { header, version } from '../torture/nasty';
import { bothWays, countPassed } from './both-ways';

const unit = fc.constantFrom('a', 'F', '0', '-', ' ', 'é', '订', '🦆');
const names = fc.array(fc.string({ unit, minLength: 1, maxLength: 100, size: 'max' }), {
  ...{ minLength: 1, maxLength: 4 },
});

/** Conversions of each name, and all of them again. The first rows of a name are judged, others are passed. */
function fileOf(names: readonly string[]): Uint8Array {
  const rows = names.flatMap((name, number) =>
    Array.from({ length: 12 }, (_, i) => {
      const click = `F894${(i + 16 * number).toString(16).padStart(28, '0')}`;
      return `Offline Conversion,,order-number-${number}-${i},${name},11/2/2026 9:30:00 AM,${click}`;
    }),
  );
  const again = rows.map((row) => row.replace('order', 'copy').replace('F894', 'f894'));
  return new TextEncoder().encode([`\ufeff${header}`, version, ...rows, ...again, ''].join('\r\n'));
}

it('a conversion has the same key, whether its row is judged or passed', async () => {
  const passed = await countPassed(() =>
    fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 300, max: 900 }), async (drawn, size) => {
        const { screened, judged } = await bothWays(chunksOf(fileOf(drawn), size));
        expect(screened).toEqual(judged);
      }),
      runs(83, 60),
    ),
  );
  expect(passed).toBeGreaterThan(share(1000));
});
