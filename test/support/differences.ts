import type { ReadOptions } from '../../src/index';
import { chunksOf, cutAt } from './cuts';
import { outcomeOf } from './outcome';

/** The places of a cut, and the chunk sizes, at which the outcome is another than that of the whole. */
export async function differences(input: string | Uint8Array, options?: ReadOptions) {
  const whole = JSON.stringify(await outcomeOf(input, options));
  const places: number[] = [];
  const sizes: number[] = [];
  for (let n = 1; n <= input.length; n++) {
    const cut = await outcomeOf(cutAt(input, [n]), options);
    if (JSON.stringify(cut) !== whole) places.push(n);
    const chunked = await outcomeOf(chunksOf(input, n), options);
    if (JSON.stringify(chunked) !== whole) sizes.push(n);
  }
  return { places, sizes };
}
