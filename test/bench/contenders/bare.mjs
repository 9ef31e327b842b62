// No contender but a bound: the least that reading and checking the generated file can take here. It
// knows its twelve columns by place and each cell in one form only, cuts bytes instead of text, throws at
// the first thing that is not as it should be, and has no engine, no options, no issues and no places.
import { createReadStream } from 'node:fs';
import { DateTime } from 'luxon';

const [lf, cr, comma, point, slash, zero, colon] = [10, 13, 44, 46, 47, 48, 58];
const type = Buffer.from('Offline Conversion');
const restate = Buffer.from('Restate');
const days = Float64Array.from({ length: 1212 }, (_, month) => Date.UTC(2000, month));
const isHex = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\da-f]/i.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Every row that is checked, as `each(bytes, ends, time, adjusted, value)`; `ends` are those of cells. */
async function* checkedPieces(path, each) {
  const ends = new Int32Array(13);
  let rest = Buffer.alloc(0);
  let row = 0;
  const keep = createKeys();
  for await (const piece of createReadStream(path)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const found = [];
    let start = 0;
    let cell = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === comma) ends[++cell] = at;
      else if (byte === lf) {
        ends[0] = start - 1;
        ends[++cell] = bytes[at - 1] === cr ? at - 1 : at;
        if (row++ > 1) found.push(check(bytes, ends, keep, each));
        start = at + 1;
        cell = 0;
      }
    }
    rest = bytes.subarray(start);
    yield found;
  }
}

function check(bytes, ends, keep, each) {
  const from = (cell) => ends[cell] + 1;
  const time = timeAt(bytes, from(4), ends[5]);
  const isAdd = from(7) === ends[8];
  const adjusted = isAdd ? undefined : timeAt(bytes, from(8), ends[9]);
  const cell = isAdd ? 5 : bytes[from(7) + 2] === restate[2] ? 9 : undefined;
  const value = cell === undefined ? undefined : amountAt(bytes, from(cell), ends[cell + 1]);
  let right = time > 0 && (adjusted ?? time) >= time && (value ?? 0) >= 0;
  for (let i = 0; i < type.length; i++) right &&= bytes[from(0) + i] === type[i];
  for (let at = from(11); at < ends[12]; at++) right &&= isHex[bytes[at]] === 1;
  if (!right || ends[12] - from(11) !== 32) throw new Error('This row is not as it was made.');
  if (isAdd) keep(bytes, from(11), ends[12], time);
  return each(bytes, ends, time, adjusted, value);
}

function timeAt(bytes, from, end) {
  const day = bytes[from + 1] === slash ? from + 2 : from + 3;
  const year = bytes[day + 1] === slash ? day + 2 : day + 3;
  const hour = year + 5;
  const minute = bytes[hour + 1] === colon ? hour + 2 : hour + 3;
  const half = bytes[minute + 6] === 80 ? 12 : 0;
  if (end !== minute + 8) return Number.NaN;
  const month = (digits(bytes, year, 4) - 2000) * 12 + digits(bytes, from, day - from - 1) - 1;
  const date = days[month] + (digits(bytes, day, year - day - 1) - 1) * 86_400_000;
  const hours = (digits(bytes, hour, minute - hour - 1) % 12) + half;
  return (
    date + ((hours * 60 + digits(bytes, minute, 2)) * 60 + digits(bytes, minute + 3, 2)) * 1000
  );
}

function digits(bytes, from, length) {
  let number = 0;
  for (let at = from; at < from + length; at++) number = number * 10 + bytes[at] - zero;
  return number;
}

function amountAt(bytes, from, end) {
  let number = 0;
  let decimals = 0;
  for (let at = from; at < end; at++) {
    if (bytes[at] === point) decimals = end - at - 1;
    else number = number * 10 + bytes[at] - zero;
  }
  return number / 10 ** decimals;
}

/** Keeps a key of 32 bits for each row in a table of a fixed size: the least that finds duplicates. */
function createKeys() {
  const size = 1 << 22;
  const table = new Int32Array(size);
  return (bytes, from, end, time) => {
    let hash = time / 1000;
    for (let at = from; at < end; at++)
      hash = Math.imul(hash ^ bytes[at], 0x85ebca6b) ^ (hash >>> 13);
    let slot = hash & (size - 1);
    while (table[slot] !== 0 && table[slot] !== hash) slot = (slot + 1) & (size - 1);
    table[slot] = hash;
  };
}

export async function bareCheck(path, look) {
  let rows = 0;
  for await (const found of checkedPieces(path, () => undefined)) rows += found.length;
  look?.faulty(0);
  return rows;
}

/** Typed records, one after the other. */
async function* bareRecords(path) {
  function toRecord(bytes, ends, time, adjusted, value) {
    const text = (cell) => bytes.latin1Slice(ends[cell] + 1, ends[cell + 1]);
    return {
      clientId: text(2),
      conversionName: text(3),
      conversionTime: DateTime.fromMillis(time, { zone: 'utc' }),
      adjustmentTime: adjusted && DateTime.fromMillis(adjusted, { zone: 'utc' }),
      value,
      click: text(11),
    };
  }
  for await (const found of checkedPieces(path, toRecord)) yield* found;
}

export async function bareReading(path, look) {
  let rows = 0;
  for await (const { conversionTime, adjustmentTime, value, click } of bareRecords(path)) {
    rows++;
    look?.record({ time: conversionTime, adjusted: adjustmentTime, value, click });
  }
  return rows;
}
