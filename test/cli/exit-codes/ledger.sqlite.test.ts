import { describe, expect, test } from 'vitest';
import { useScratch } from '../../support/scratch';
import { cellsOfLedgers } from './table';
import { tryCell } from './try-cell';

const scratch = useScratch();

describe('a command with a ledger ends with the code that the table gives it', () => {
  test('there are such rows', () => expect(cellsOfLedgers).not.toEqual([]));

  test.each(cellsOfLedgers)('%s: %i', (...cell) => tryCell(cell, scratch));
});
