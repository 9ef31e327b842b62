import { free, heap, maxFree } from './layout';

/*
 * The memory behind everything whose place is known from the start. What has been released is used again from
 * its start on, for whatever fits.
 */

let heapEnd: usize = heap;
/** How many places are released. Each has its start and its length. */
let freeCount: usize = 0;

/** Grows the memory to an end. False if that is not possible. */
export function reach(end: u64): bool {
  const pages = <i64>((end + 65535) >> 16);
  const more = pages - <i64>memory.size();
  if (more <= 0) return true;
  return pages <= 65536 && memory.grow(<i32>more) >= 0;
}

/** Where so many bytes are free; 0 if nowhere. */
export function allocate(length: usize): usize {
  for (let i: usize = 0; i < freeCount; i++) {
    const place = free + (i << 3);
    const left = <usize>load<u32>(place, 4);
    if (left < length) continue;
    const at = <usize>load<u32>(place);
    store<u32>(place, <u32>(at + length));
    store<u32>(place, <u32>(left - length), 4);
    return at;
  }
  if (!reach(<u64>heapEnd + <u64>length)) return 0;
  const at = heapEnd;
  heapEnd += length;
  return at;
}

export function release(at: usize, length: usize): void {
  if (freeCount == maxFree) return;
  const place = free + (freeCount << 3);
  store<u32>(place, <u32>at);
  store<u32>(place, <u32>length, 4);
  freeCount++;
}
