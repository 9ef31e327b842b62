// Prints what importing and using the package has changed that is not its own.
import { Settings } from 'luxon';
import Papa from 'papaparse';
import * as z from 'zod/mini';

const shared = [Object, Array, String, Number, Date, Map, Set, Promise, RegExp, Uint8Array, Error];
const seen = () => ({
  globals: Reflect.ownKeys(globalThis).map(String),
  intrinsics: shared
    .flatMap((each) => [...Reflect.ownKeys(each), ...Reflect.ownKeys(each.prototype)])
    .map(String),
  zod: { ...z.config() },
  registered: [...(z.globalRegistry._map?.keys?.() ?? [])].length,
  luxon: [Settings.defaultZone.name, Settings.defaultLocale, Settings.throwOnInvalid],
  papaparse: Object.entries(Papa).map(([name, value]) => [name, String(value)]),
  listeners: process.eventNames().map(String),
});

// What the runtime itself makes when it is first asked for is there before.
for (const key of Reflect.ownKeys(globalThis)) globalThis[key];
const before = JSON.stringify(seen());
await import('msads-bulk');
await import('msads-bulk/services');
await import('msads-bulk/node');
await import('./run.mjs');
console.log(JSON.stringify({ name: 'globals', before: JSON.parse(before), after: seen() }));
