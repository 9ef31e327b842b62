// Writes a seeded upload file: 70 % Add, 20 % Restate, 10 % Retract. Never committed, made when asked.
import { closeSync, openSync, writeSync } from 'node:fs';

/** A small seeded generator (mulberry32): the same file for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,Microsoft Click Id';

/** The moment that the files are made for. */
export const now = '2026-06-15T00:00:00Z';

/** Makes records one after the other: their cells in the order of `header`. */
export function recordsFrom(next) {
  const hex = () =>
    Math.floor(next() * 4294967296)
      .toString(16)
      .padStart(8, '0');
  const two = (n) => String(n).padStart(2, '0');
  const time = (month) =>
    `${month}/${1 + Math.floor(next() * 12)}/2026 ${1 + Math.floor(next() * 12)}:${two(Math.floor(next() * 60))}:${two(Math.floor(next() * 60))} ${next() < 0.5 ? 'A' : 'P'}M`;
  return (i) => {
    const kind = next();
    const type = 'Offline Conversion';
    const start = [type, '', `crm-opportunity-2026-${i}`, 'Signed contract (web)', time(4)];
    const click = hex() + hex() + hex() + hex();
    const value = (next() * 1000).toFixed(2);
    if (kind < 0.7) return [...start, value, 'USD', '', '', '', '', click];
    if (kind < 0.9) return [...start, '', '', 'Restate', time(5), value, 'USD', click];
    return [...start, '', '', 'Retract', time(5), '', '', click];
  };
}

/** Writes text to a file in pieces of 1 MiB. */
export function openText(path) {
  const file = openSync(path, 'w');
  let text = '';
  return {
    add(more) {
      text += more;
      if (text.length <= 1 << 20) return;
      writeSync(file, text);
      text = '';
    },
    close() {
      writeSync(file, text);
      closeSync(file);
    },
  };
}

export function makeFile(path, rows, seed = 1) {
  const record = recordsFrom(random(seed));
  const file = openText(path);
  file.add(`\ufeff${header}\r\nFormat Version,6.0,,,,,,,,,,\r\n`);
  for (let i = 0; i < rows; i++) file.add(`${record(i).join(',')}\r\n`);
  file.close();
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  makeFile(process.argv[2], Number(process.argv[3]));
