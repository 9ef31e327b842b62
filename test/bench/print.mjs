import { contenders } from './contenders.mjs';

export function printTimes({ title }, { megabytes, records, rows, times }, rounds) {
  const [{ seconds: reference }] = Object.values(times);
  const lines = Object.entries(times).map(([name, { seconds, peak }]) => [
    contenders[name].name,
    inThousands(Math.round(rows / seconds)),
    (reference / seconds).toFixed(2),
    mebibytes(peak),
  ]);
  print(
    `${title(inThousands(records))}, ${megabytes.toFixed(0)} MB, medians of ${rounds} rounds`,
    ['', 'rows/s', 'against the first', 'peak MiB'],
    lines,
  );
}

export function printBlocked(times, { megabytes }, rounds) {
  const lines = Object.entries(times).map(([name, { blocked }]) => [
    contenders[name].name,
    blocked.toFixed(0),
  ]);
  print(
    `The event loop while a file of ${megabytes.toFixed(0)} MB is read, medians of ${rounds} rounds`,
    ['', 'longest time blocked, ms'],
    lines,
  );
}

export function printMemory({ megabytes, few, many, allRules }) {
  const line = (what, { rows, start, peak }) => [
    `${inThousands(rows)} rows, ${what}`,
    mebibytes(peak),
    mebibytes(peak - start),
  ];
  const small = 'heap of 64 MB, `duplicates: false`';
  print(
    `\`validateBulkFilePath\`, files up to ${megabytes.toFixed(0)} MB`,
    ['', 'peak, MiB resident', 'above the start'],
    [line(small, few), line(small, many), line('all rules', allRules)],
  );
}

export function printJoining(joined, rows) {
  print(
    `\`reconcile\`, ${inThousands(rows)} records, a result of 481 columns`,
    ['', 'MB of both files', 'peak, MiB resident', 'time against reading both files'],
    joined.map(({ what, megabytes, peak, against }) => [
      what,
      inThousands(Math.round(megabytes)),
      mebibytes(peak),
      against.toFixed(1),
    ]),
  );
}

export function printTargets(lines) {
  print('Targets', ['what', 'measured', 'target', 'hoped for', 'met'], lines);
}

function print(title, header, lines) {
  console.log(`**${title}**\n\n${table(header, lines)}`);
}

function inThousands(number) {
  return number.toLocaleString('en-US');
}

function mebibytes(bytes) {
  return (bytes / 1024 / 1024).toFixed(0);
}

/** A table in Markdown. All columns but the first are numbers. */
function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return `${[header, rule, ...rows].map(line).join('\n')}\n`;
}
