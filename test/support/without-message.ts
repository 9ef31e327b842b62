import { expect } from 'vitest';
import { type Issue, offlineConversion, offlineConversionGoal } from '../../src/index';

/** An issue without its message, and without what `test/issues/facts.test.ts` holds of every code. */
export type Placed = Omit<Issue, 'message' | 'facts' | 'property'>;

const columns = [offlineConversion, offlineConversionGoal].flatMap((type) =>
  Object.entries(type.columns),
);

/**
 * Each issue as its code and its place. The message is prose, so only its form is held here; the
 * property is that of the column, if the column is the package's own.
 */
export function withoutMessage(issues: readonly Issue[]): Placed[] {
  return issues.map(({ message, facts: _facts, property, ...placed }) => {
    expect(message, placed.code).toMatch(/^\S.*[.?]$/s);
    const properties = propertiesOf(placed.column);
    if (property !== undefined && properties.length > 0) expect(properties).toContain(property);
    return placed;
  });
}

function propertiesOf(header: string | undefined): readonly string[] {
  return columns.filter(([, column]) => column.header === header).map(([property]) => property);
}
