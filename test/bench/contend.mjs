// Runs one contender in this process, and prints what it took as one line of JSON: seconds on the clock and
// of the processor (`work`), bytes of memory at most, and with `watch` for how many milliseconds it blocked
// the event loop at most.
// node contend.mjs CONTENDER FILE [verify|watch]
import { contenders } from './contenders.mjs';
import { watchEventLoop } from './event-loop.mjs';
import { Sums } from './sums.mjs';

const [name, path, mode] = process.argv.slice(2);
const module = await import(`./contenders/${contenders[name].file}`);
const given = module.prepare ? await module.prepare(path, name) : path;
const sums = mode === 'verify' ? new Sums() : undefined;
const stop = mode === 'watch' ? watchEventLoop() : undefined;

const worked = process.cpuUsage();
const began = performance.now();
const rows = await module[name](given, sums);
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(worked);
const work = (user + system) / 1e6;
const blocked = stop?.();
// The kernel counts in KiB.
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ rows, seconds, work, peak, blocked, sums: sums?.found }));
