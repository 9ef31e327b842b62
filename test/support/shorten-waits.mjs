// NODE_OPTIONS="--import=.../shorten-waits.mjs" node …: waits of 1 to 30 seconds, as between two looks at an
// upload, take a hundredth of their time. Longer ones are time limits.
const wait = globalThis.setTimeout;
const shortened = (milliseconds) =>
  milliseconds >= 1_000 && milliseconds <= 30_000 ? milliseconds / 100 : milliseconds;

globalThis.setTimeout = Object.assign(
  (callback, milliseconds, ...args) => wait(callback, shortened(milliseconds), ...args),
  wait,
);
