import { expect, it } from 'vitest';
import { chunksOf } from '../support/cuts';
import { all } from '../torture/all';
import { bothWays } from './both-ways';
import { resultBothWays } from './results-both-ways';

it.each(all.map((nasty) => [nasty.name, nasty] as const))(
  'with the screen and without it, the same is said of %s',
  async (_, { input, kind }) => {
    const pieces = chunksOf(input, Math.max(100, Math.ceil(input.length / 500)));
    const { screened, judged } = await bothWays(pieces, { kind });
    expect(screened).toEqual(judged);
    const result = await resultBothWays(pieces);
    expect(result.screened).toEqual(result.judged);
  },
);
