import { describe, expect, it } from 'vitest';
import { all } from './all';
import { expectNasty } from './nasty';

describe.each(all)('$name', (nasty) => {
  it('gives its rows and says what is wrong, whichever way it is read', () => expectNasty(nasty));
});

it('has a name of its own for each file', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});
