/* A file of one giant thing, made as it is read: node giant.mjs NAME MEGABYTES. Prints what was found. */
import { readResultFile, validateBulkFile } from '../../dist/index.js';

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const start = `\ufeff${header}\r\nFormat Version,6.0,,,,\r\n`;
const time = '11/2/2026 9:30:00 AM';
const add = `Offline Conversion,,a,Lead,${time},f894f652ea334e739002f7167ab8f8ea\r\n`;
const resultStart = `\ufeffType,Name,Client Id,Error,Error Number,Error Detail\r\nFormat Version,6.0,,,,\r\n`;

/** What stands before it, what is repeated, what stands after it. */
const giants = {
  cell: [`${start}${add}Offline Conversion,,`, 'x', '\r\n'],
  'quoted cell': [`${start}${add}Offline Conversion,,"`, 'x', '"\r\n'],
  'open quote': [`${start}${add}Offline Conversion,,"`, add, ''],
  'closed quote': [`${start}${add}Offline Conversion,"a"`, 'b', '\r\n'],
  quotes: [`${start}${add}Offline Conversion,,`, '"', '\r\n'],
  commas: [start + add, ',', '\r\n'],
  'empty cells': [start + add, '"",', '\r\n'],
  'filled cells': [start + add, `"${'x'.repeat(500)}\n",`, '\r\n'],
  'long cells': [start + add, `"${'x'.repeat(60_000)}",`, '\r\n'],
  header: [`\ufeff${header},`, 'Name,', '\r\n'],
  'header of tabs': ['\ufeffType', '\t', '\r\n'],
  'not a header': ['\ufeff', 'Name,', '\r\n'],
  nul: ['', '\0', ''],
  marks: ['', '\ufeff', start + add],
  'blank lines': [start, '\r\n', add],
  'blank lines first': ['\ufeff', '\r\n', start.slice(1) + add],
};

function* repeated([before, piece, after], bytes) {
  const utf8 = new TextEncoder();
  const block = utf8.encode(piece.repeat(Math.ceil(65_536 / piece.length)));
  yield utf8.encode(before);
  for (let given = 0; given < bytes; given += block.length) yield block;
  yield utf8.encode(after);
}

/** Records that each have an error with half a megabyte of text of its own. */
function* errorsOf(bytes) {
  const utf8 = new TextEncoder();
  yield utf8.encode(resultStart);
  for (let i = 0; i * 500_000 < bytes; i++)
    yield utf8.encode(
      `Offline Conversion,,c${i},,,\r\nOffline Conversion Error,,c${i},,,${i}${'x'.repeat(500_000)}\r\n`,
    );
}

const [, , name, megabytes] = process.argv;
const bytes = Number(megabytes) * 1_000_000;
let found;
if (name === 'errors') {
  let rejected = 0;
  for await (const { status } of readResultFile(errorsOf(bytes)))
    if (status === 'rejected') rejected++;
  found = { rejected };
} else {
  const now = new Date('2026-11-21T12:00:00Z');
  const { readable, rows, counts } = await validateBulkFile(repeated(giants[name], bytes), { now });
  found = { readable, rows, counts };
}
// The kernel counts in KiB.
const megabytesTaken = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ found, megabytesTaken }));
