/** Watches the event loop, until the function it returns gives the longest time between two turns, in ms. */
export function watchEventLoop() {
  let longest = 0;
  let turned = performance.now();
  let next = setImmediate(turn);
  function look() {
    const now = performance.now();
    longest = Math.max(longest, now - turned);
    turned = now;
  }
  function turn() {
    look();
    // With something to do in each turn the loop never waits, so that only work is measured.
    next = setImmediate(turn);
  }
  return () => {
    look();
    clearImmediate(next);
    return longest;
  };
}
