// Moves the clock of a process: NODE_OPTIONS="--import=.../clock.mjs" CLOCK_SHIFT=MILLISECONDS node …
// Workers and child processes inherit both. Timers, and the times of files, are not moved.
const shift = Number(process.env.CLOCK_SHIFT);
if (!Number.isFinite(shift)) throw new Error('CLOCK_SHIFT must be a number of milliseconds.');

const Real = globalThis.Date;
const now = () => Real.now() + shift;

const Moved = new Proxy(Real, {
  apply: () => new Real(now()).toString(),
  construct: (_, given, target) =>
    Reflect.construct(Real, given.length === 0 ? [now()] : given, target === Moved ? Real : target),
  get: (_, name) => (name === 'now' ? now : Reflect.get(Real, name)),
});
Real.prototype.constructor = Moved;
globalThis.Date = Moved;
