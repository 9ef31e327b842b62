import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/index';
import { repairCell } from '../../support/cell';

const codec = instant();

describe('a time that a fixer rewrites', () => {
  test.each([
    ['time-iso', '2026-11-02T09:30:00Z', '11/2/2026 9:30:00 AM'],
    ['time-iso', '2026-11-02 21:30:00', '11/2/2026 9:30:00 PM'],
    ['time-zone', '2026-11-02T10:30:00+01:00', '11/2/2026 9:30:00 AM'],
    ['time-format', '20261102T093000Z', '11/2/2026 9:30:00 AM'],
    ['time-format', ' 11/2/2026 9:30:00 AM', '11/2/2026 9:30:00 AM'],
    // A fraction is kept, without zeros at its end.
    ['time-iso', '2026-11-02T09:30:00.5Z', '11/2/2026 9:30:00.5 AM'],
    ['time-iso', '2026-11-02T21:30:00.1020300Z', '11/2/2026 9:30:00.10203 PM'],
    ['time-iso', '2026-11-02T09:30:00.1234567Z', '11/2/2026 9:30:00.1234567 AM'],
    ['time-iso', '2026-11-02T09:30:00.000Z', '11/2/2026 9:30:00 AM'],
    ['time-format', '2026-11-02T09:30:00,25Z', '11/2/2026 9:30:00.25 AM'],
    // It is not known which instant this is.
    ['time-format', '13/11/2026 09:30:00', undefined],
    ['time-format', 'Nov 2, 2026 9:30:00 AM', undefined],
    ['time-format', 'yesterday', undefined],
  ] as const)('%s: %s', (code, cell, repaired) => {
    expect(repairCell(codec, code, cell)).toBe(repaired);
  });
});
