import { expect } from 'vitest';
import { messageOf } from '../../../src/messages/issue';
import { folderOf, linesOf, ndjson, now, run, runOn } from '../../support/run';
import { uploadText } from '../../support/upload-text';
import { kind } from '../kind';

const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
const commands: readonly (readonly string[])[] = [
  ['validate', 'in.csv'],
  ['read', 'in.csv'],
  ['fix', 'in.csv', '-o', 'out.csv'],
  ['results', 'in.csv'],
];

kind<[content: string, message: string]>(
  'every command that reads a bulk file says what it is instead',
  [
    ['named', page, messageOf({ code: 'not-a-bulk-file', facts: { format: 'web-page' } })],
    ['named', '%PDF-1.7\n', messageOf({ code: 'not-a-bulk-file', facts: { format: 'pdf' } })],
    [
      'own',
      '<Error><Code>ExpiredToken</Code></Error>',
      messageOf({ code: 'not-a-bulk-file', facts: { format: 'storage-error' } }),
    ],
    [
      'own',
      'Parameters:TimeZone=+0000\nGoogle Click ID,Conversion Name\n',
      messageOf({ code: 'not-a-bulk-file', facts: { format: 'google' } }),
    ],
    ['own', 'sep=,\nType,Name\n', messageOf({ code: 'not-a-bulk-file', facts: { format: 'sep' } })],
    [
      'own',
      'PAR1\u0015\u0004',
      messageOf({ code: 'not-a-bulk-file', facts: { format: 'data-file' } }),
    ],
  ],
  async (content, message) => {
    for (const args of commands) {
      const { stderr, code } = await runOn({ 'in.csv': content }, args);
      expect([args, code, stderr.includes(message)]).toEqual([args, 2, true]);
    }
  },
);

kind<[content: string, said: string]>(
  'and so does generate, of its input',
  [
    ['named', page, 'web page'],
    ['named', 'Google Click ID,Conversion Name\nx,y\n', 'Google'],
    ['own', 'Parameters:TimeZone=UTC\nGoogle Click ID,Conversion Name\nx,y\n', 'Google'],
    ['own', 'Parameters:TimeZone=UTC\nMicrosoft Click ID,Conversion Name\nx,y\n', 'web form'],
    ['own', '%PDF-1.7\n', 'PDF'],
    ['own', uploadText('Type,Name', 'Format Version,6.0'), 'already a bulk file'],
  ],
  async (content, said) => {
    const { stderr, code } = await runOn({ 'in.csv': content }, [
      'generate',
      'in.csv',
      '-o',
      'o.csv',
    ]);
    expect([code, stderr.includes(said)]).toEqual([2, true]);
  },
);

const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id,Error,Error Number';

kind<[types: readonly string[], said: string]>(
  'results on a file without the record type say which types it has',
  [
    ['named', ['Campaign'], 'but rows with "Campaign"'],
    ['own', ['Ad Group', 'Keyword'], 'but rows with "Ad Group" and "Keyword"'],
    ['own', ['Offline Conversion Goal'], 'but rows with "Offline Conversion Goal"'],
    ['own', ['Campaign Error'], 'but rows with "Campaign Error"'],
  ],
  async (types, said) => {
    const rows = types.map((type) => `${type},,,,,,,`);
    const content = uploadText(header, 'Format Version,6.0,,,,,,', ...rows);
    const { stdout, stderr, code } = await runOn({ 'r.csv': content }, ['results', 'r.csv']);
    expect([code, `${stdout}${stderr}`.includes(said)]).toEqual([2, true]);
  },
);

const row = (cells: string) => `Offline Conversion,,${cells}`;
const fields =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,Microsoft Click Id';
const click = 'f894f652ea334e739002f7167ab8f8e3';
const add = (id: string) => row(`${id},Lead,11/${id}/2026 9:30:00 AM,,,,,${click}`);
const restate = row(`R,Lead,10/3/2026 9:30:00 AM,Restate,11/20/2026 9:00:00 AM,5,EUR,${click}`);
const retract = row(`T,Lead,10/4/2026 9:30:00 AM,Retract,11/20/2026 9:00:00 AM,,,${click}`);
const fileOf = (...rows: readonly string[]) =>
  uploadText(fields, 'Format Version,6.0,,,,,,,,', ...rows);

kind<[rows: readonly string[], counts: string]>(
  'the summary counts what a person counts',
  [
    ['named', [add('2'), add('3'), restate, retract], '4 records (2 Add, 1 Restate, 1 Retract)'],
    ['own', [add('2')], '1 record (1 Add)'],
    ['own', [restate], '1 record (1 Restate)'],
    ['own', [add('2'), add('4'), add('5'), retract], '4 records (3 Add, 1 Retract)'],
  ],
  async (rows, counts) => {
    const args = ['validate', 'up.csv', ...now];
    const { stdout, code } = await runOn({ 'up.csv': fileOf(...rows) }, args);
    expect([code, stdout.split('\n')[1]]).toEqual([0, `  ${counts}; Format Version 6.0`]);
  },
);

kind<[rows: readonly string[]]>(
  'read F | generate - gives the same file',
  [
    ['named', [add('2'), restate, retract]],
    ['own', [row(`7,"Lead, ""new""",11/2/2026 11:59:59 PM,,,,,${click.toUpperCase()}`)]],
    ['own', [row(`8,"Покупка\nвторая",11/2/2026 12:00:00 AM,,,,,${click}`)]],
    ['own', [row(`=1+1,'Lead,11/2/2026 12:00:00 PM,,,,,${click}`)]],
  ],
  async (rows) => {
    const cwd = folderOf({ 'up.csv': fileOf(...rows) });
    const read = await run(['read', 'up.csv', ...now], { cwd });
    const args = ['generate', '-', '-o', 'again.csv', ...now];
    const generated = await run(args, { cwd, input: read.stdout });
    expect([read.code, generated.code]).toEqual([0, 0]);
    const again = await run(['read', 'again.csv', ...now], { cwd });
    expect(again.stdout).toBe(read.stdout);
  },
);

kind<[args: readonly string[], code: number, said: RegExp]>(
  'explain, and what was probably meant',
  [
    ['named', ['explain', 'hash-of-nothing'], 0, /^hash-of-nothing\n/],
    ['named', ['explain', '5617'], 0, /^5617 {2}ClickIdDateTimeOutsideGoalConversionWindow/],
    [
      'named',
      ['explain', 'BulkServiceUnknownTypeForRow'],
      0,
      /^4203 {2}BulkServiceUnknownTypeForRow/,
    ],
    ['named', ['validat', 'x.csv'], 2, /Did you mean "?`?(?:msads-bulk )?validate/],
    ['named', ['validate', 'x.csv', '--formt', 'json'], 2, /Did you mean "?`?--format/],
    ['own', ['explain', 'hash-of-nothin'], 2, /Did you mean "?hash-of-nothing/],
    ['own', ['explain', '3223'], 0, /^3223 {2}BulkServiceInvalidFileExtension/],
    ['own', ['generte', 'x.csv'], 2, /Did you mean "?`?(?:msads-bulk )?generate/],
    ['own', ['generate', 'x.csv', '--phonecountry', 'DE'], 2, /Did you mean "?`?--phone-country/],
    ['own', ['fix', 'x.csv', '--outptu', 'y.csv'], 2, /Did you mean "?`?--output/],
  ],
  async (args, code, said) => {
    const { stdout, stderr, ...outcome } = await run(args);
    expect(outcome.code).toBe(code);
    expect(code === 0 ? stdout : stderr).toMatch(said);
  },
);

kind<[input: string, file: string]>(
  'a position, a row and issues of another command are passed over',
  [
    ['named', '{"line":3,"row":2,"issues":[]}', ''],
    ['own', '{"line":"3","row":"2"}', ''],
    ['own', '{"issues":[{"code":"duplicate","message":"x"}]}', ''],
    ['own', '{"line":null,"row":null,"issues":null}', ''],
  ],
  async (more) => {
    const record = {
      clientId: 'a',
      conversionName: 'Lead',
      conversionTime: '2026-11-02T09:30:00Z',
    };
    const input = ndjson({ ...record, microsoftClickId: click, ...JSON.parse(more) });
    const { code, stderr } = await runOn({ 'in.ndjson': input }, [
      ...['generate', 'in.ndjson', '-o', 'up.csv', ...now],
    ]);
    expect([code, stderr]).toEqual([0, linesOf('up.csv: 1 record written')]);
  },
);
