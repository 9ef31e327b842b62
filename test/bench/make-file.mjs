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

/** Names of 20 goals with letters outside ASCII. */
export const goalNames = [
  ...['Vertrag unterschrieben (Büro)', 'Größeres Angebot angenommen', 'Devis signé à l’agence'],
  ...[
    'Démo réservée',
    'Reunión con el equipo técnico',
    'Año nuevo: suscripción',
    'Orçamento aprovação',
  ],
  ...['Podpisaná smlouva', 'Zapłacona faktura', 'Szerződés aláírva', 'Sözleşme imzalandı'],
  ...['Υπογραφή συμβολαίου', 'Договор подписан', 'Счёт оплачен', 'חוזה נחתם', 'تم توقيع العقد'],
  ...['契約締結', '合同已签署', '계약 체결', 'ลงนามในสัญญา'],
];

/** Ways to spoil a row. `earlier` is an Add without a fault, if there was one: repeating it is a warning. */
const faults = [
  (cells) => cells.with(4, '2026-04-31 10:00'),
  (cells) => cells.with(11, '1.23457E+31'),
  (cells) => cells.with(3, '').with(10, 'euro'),
  (cells) => cells.with(5, '1,299').with(9, '-3'),
  (cells) => cells.with(7, 'Cancel').with(8, 'yesterday'),
  (cells, earlier) => earlier ?? cells.with(4, ''),
];

const quote = (cell) => `"${cell}"`;

/**
 * Writes a file, and gives what readers of it must find.
 * @param options.seed the same file for the same seed
 * @param options.faulty share of the rows with errors or a warning
 * @param options.quoted share of the rows with quotes, and a name that needs them
 * @param options.names conversion names, one or the other in each row; without them all rows have one name
 */
export function makeFile(path, rows, options = {}) {
  const { seed = 1, faulty = 0, quoted = 0, names } = options;
  const record = recordsFrom(random(seed));
  const next = random(seed + 1);
  const file = openText(path);
  const sums = { characters: 0, seconds: 0, cents: 0, clicks: 0, faulty: 0 };
  const seconds = (cell) => (cell === '' ? 0 : Date.parse(`${cell} UTC`) / 1000);
  let earlier;
  file.add(`\ufeff${header}\r\nFormat Version,6.0,,,,,,,,,,\r\n`);
  for (let i = 0; i < rows; i++) {
    let cells = record(i);
    const isQuoted = next() < quoted;
    if (names) cells[3] = names[Math.floor(next() * names.length)];
    if (isQuoted) cells[3] = 'Signed contract, web';
    if (next() < faulty) cells = faults[sums.faulty++ % faults.length](cells, earlier);
    else if (cells[7] === '') earlier = cells;
    const written = cells.map((cell) => (isQuoted || cell.includes(',') ? quote(cell) : cell));
    file.add(`${written.join(',')}\r\n`);
    sums.characters += cells.join('').length;
    sums.seconds += seconds(cells[4]) + seconds(cells[8]);
    sums.cents += Math.round(Number(cells[5] || cells[9]) * 100);
    sums.clicks += cells[11].length;
  }
  file.close();
  return sums;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [path, rows, options = '{}'] = process.argv.slice(2);
  console.log(JSON.stringify(makeFile(path, Number(rows), JSON.parse(options))));
}
