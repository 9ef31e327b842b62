import { describe, expect, test } from 'vitest';

/** Whether the requirements name a row as an example, or it is another instance of the same kind. */
export type Origin = 'named' | 'own';

/**
 * A table of one kind: the examples that the requirements name with their outcomes, and at least three
 * instances that they do not name, because the kind counts and not the example.
 */
export function kind<Rest extends readonly unknown[]>(
  title: string,
  rows: readonly (readonly [Origin, ...Rest])[],
  check: (...rest: Rest) => unknown,
): void {
  describe(title, () => {
    test.each(rows.map((row, index) => ({ row, index })))('$index $row', async ({ row }) => {
      const [, ...rest] = row;
      await check(...(rest as unknown as Rest));
    });

    test('has an example and three other instances', () => {
      const count = (origin: Origin) => rows.filter(([each]) => each === origin).length;
      expect(count('named')).toBeGreaterThanOrEqual(1);
      expect(count('own')).toBeGreaterThanOrEqual(3);
    });
  });
}
