// A pipeline of web streams: the same code runs in Node, Deno, Bun, browsers and edge workers.
// Run: node samples/web-stream.mjs
import { readFile } from 'node:fs/promises';
import { offlineConversionStream } from 'msads-bulk';

// In practice this is `(await fetch(url)).body`.
const { body } = new Response(await readFile(new URL('upload.csv', import.meta.url)));

const totals = new Map();
await body.pipeThrough(offlineConversionStream({ now: new Date('2026-11-21T12:00:00Z') })).pipeTo(
  new WritableStream({
    write({ record }) {
      if (record?.action !== 'Add' || record.conversionValue === undefined) return;
      const currency = record.conversionCurrencyCode ?? 'the currency of the goal';
      totals.set(currency, (totals.get(currency) ?? 0) + record.conversionValue);
    },
  }),
);
for (const [currency, total] of totals) console.log(`added: ${total} ${currency}`);
