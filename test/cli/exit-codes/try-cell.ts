import { expect } from 'vitest';
import type { Scratch } from '../../support/scratch';
import { codeOf } from './command-lines';
import { lines } from './lines';

/** Tries the command lines of a row for a code. A dash stands for a code that the command never has. */
export async function tryCell(
  [name, code, cell]: readonly [name: string, code: number, cell: string],
  scratch: Scratch,
): Promise<void> {
  const tried = lines[name]?.[code] ?? [];
  expect(tried.length > 0).toBe(cell !== '–');
  const codes = [];
  for (const line of tried) codes.push([line, await codeOf(line, scratch)]);
  expect(codes).toEqual(tried.map((line) => [line, code]));
}
