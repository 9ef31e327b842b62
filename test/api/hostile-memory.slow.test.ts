import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/*
 * The longest answers that are read, built to take as much memory as possible, in a process of their own
 * with a small heap: each is read or refused, and the process survives.
 */
const program = `
  import { readApplyResponse } from './dist/services.js';
  const max = 16_777_216;
  const ns = 'https://bingads.microsoft.com/CampaignManagement/v13';
  const filled = (before, piece, after) =>
    before + piece.repeat(Math.floor((max - before.length - after.length) / piece.length)) + after;
  const xml = (piece) => {
    const name = 'ApplyOfflineConversionsResponse';
    const end = '</PartialErrors></' + name + '>';
    return filled('<' + name + ' xmlns="' + ns + '"><PartialErrors>', piece, end);
  };
  const list = (count, entry, end) =>
    '[' + Array.from({ length: count }, (_, i) => entry(i)).join() + ']';
  const bodies = {
    strays: () => '{"PartialErrors":' + list(480_000, (i) => '{"Index":' + (i + 5) + '}') + '}',
    members: () => '{"PartialErrors":[],"New":' + list(990_000, (i) => '"' + i + '"') + '}',
    texts: () => filled('{"PartialErrors":[{"Index":0,"Message":"', '\\\\u0041', '"}]}'),
    operations: () =>
      '{"OperationErrors":' + list(480_000, (i) => '{"Code":' + i + '}') + ',"BatchErrors":' +
      list(2, (i) => '{"Index":' + i + '}') + '}',
    elements: () => xml('<BatchError/>'),
    comments: () => xml('<!---->'),
    attributes: () => xml('<a b="" c="" d="" e="" f=""/>'),
    references: () => xml('<BatchError><Message>' + '&#65;'.repeat(3000) + '</Message></BatchError>'),
  };
  const body = bodies[process.argv[1]]();
  if (body.length > max || body.length < 3_000_000) throw new Error('of no use: ' + body.length);
  try {
    console.log(readApplyResponse(body, { rows: [1, 2] }).length);
  } catch (cause) {
    if (cause.name !== 'ServiceAnswerError') throw cause;
    console.log(cause.code);
  }
`;

test.each([
  ['strays', '480002'],
  ['members', '2'],
  ['texts', '2'],
  ['operations', '2'],
  ['elements', 'too-many'],
  ['comments', '2'],
  // Elements of another name in the list are refused, once they have been read.
  ['attributes', 'member'],
  ['references', '3'],
])('%s', (name, printed) => {
  const flags = ['--max-old-space-size=768', '--input-type=module', '-e', program, '--'];
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, name], { encoding: 'utf8' });
  expect([stdout.trim(), stderr]).toEqual([printed, '']);
});
