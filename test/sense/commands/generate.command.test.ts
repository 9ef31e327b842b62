import { expect } from 'vitest';
import { apply } from '../../support/applied';
import { generate } from '../../support/generated';
import { inputOf, record, uploadOf, wrong } from '../../support/lead-records';
import { linesOf, ndjson } from '../../support/run';
import { kind } from '../kind';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const two = inputOf(1, 2) + ndjson(wrong(3), wrong(4));

kind<[max: string | undefined, code: number]>(
  '--max-rejected, for two bad records of four',
  [
    ['named', '2', 0],
    ['named', '50%', 0],
    ['named', '1', 1],
    ['named', undefined, 1],
    ['own', '49.9%', 1],
    ['own', '100%', 0],
    ['own', '0', 1],
  ],
  async (max, code) => {
    const args = max === undefined ? [] : ['--max-rejected', max];
    const outcome = await generate({ 'in.ndjson': two }, ['in.ndjson', ...args]);
    expect(outcome.code).toBe(code);
    expect(outcome.file).toBe(code === 0 ? uploadOf(1, 2) : undefined);
  },
);

kind<[command: 'generate' | 'apply', input: string, counts: object]>(
  '--format json is one object with counts',
  [
    ['named', 'generate', inputOf(1, 2), { records: 2, rejected: 0, errors: 0, warnings: 0 }],
    ['named', 'apply', inputOf(1), { records: 1, rejected: 0, errors: 0, warnings: 0 }],
    ['own', 'generate', two, { rejected: 2, errors: 2, counts: { required: 2 } }],
    ['own', 'apply', two, { rejected: 2, errors: 2, counts: { required: 2 } }],
    [
      'own',
      'generate',
      ndjson({ ...record(1), microsoftClickId: `_uet${click}` }),
      { warnings: 1 },
    ],
  ],
  async (command, input, counts) => {
    const args = ['in.ndjson', '--on-error', 'skip', '--format', 'json'];
    const run = command === 'generate' ? generate : apply;
    const { stdout } = await run({ 'in.ndjson': input }, args);
    expect(JSON.parse(stdout)).toMatchObject(counts);
  },
);

kind<[header: string, maps: readonly string[]]>(
  '--map gives columns and properties their names',
  [
    ['named', 'msclkid,clientId,conversionName,conversionTime', ['msclkid=microsoftClickId']],
    [
      'own',
      'Klick-ID,Auftrag,Ziel,Zeit',
      [
        ...['Klick-ID=microsoftClickId', 'Auftrag=clientId', 'Ziel=conversionName'],
        'Zeit=conversionTime',
      ],
    ],
    ['own', 'クリック,clientId,conversionName,conversionTime', ['クリック=microsoftClickId']],
    [
      'own',
      'click id,clientId,goal,conversionTime',
      ['click id=microsoftClickId', 'goal=conversionName'],
    ],
  ],
  async (header, maps) => {
    const input = linesOf(header, `${record(1).microsoftClickId},a1,Lead,2026-11-02T09:30:00Z`);
    const args = maps.flatMap((map) => ['--map', map]);
    const outcome = await generate({ 'in.csv': input }, ['in.csv', ...args]);
    expect(outcome).toMatchObject({
      code: 0,
      file: uploadOf(1),
      stderr: 'up.csv: 1 record written\n',
    });
    const names = header.split(',');
    const values = [record(1).microsoftClickId, 'a1', 'Lead', '2026-11-02T09:30:00Z'];
    const object = Object.fromEntries(names.map((name, at) => [name, values[at]]));
    const json = await generate({ 'in.ndjson': ndjson(object) }, ['in.ndjson', ...args]);
    expect(json.file).toBe(uploadOf(1));
  },
);

kind<[name: string, meant: string]>(
  'usual names are offered, once, at the header',
  [
    ['named', 'msclkid', 'microsoftClickId'],
    ['named', 'value', 'conversionValue'],
    ['named', 'currency', 'conversionCurrencyCode'],
    ['named', 'order_id', 'clientId'],
    ['named', 'email_address', 'email'],
    ['own', 'click_id', 'microsoftClickId'],
    ['own', 'revenue', 'conversionValue'],
    ['own', 'phone_number', 'phone'],
    ['own', 'timestamp', 'conversionTime'],
    ['own', 'goal', 'conversionName'],
  ],
  async (name, meant) => {
    const names = ['clientId', 'conversionName', 'conversionTime', 'microsoftClickId'];
    const values = ['a', 'Lead', '2026-11-02T09:30:00Z', click];
    const others = names.map((each, at) => [each, values[at]]).filter(([each]) => each !== meant);
    const line = ['x', ...others.map(([, value]) => value)].join();
    const input = linesOf([name, ...others.map(([each]) => each)].join(), line, line, line);
    const { stderr, code } = await generate({ 'in.csv': input }, ['in.csv', '--hash']);
    expect(stderr.match(/Did you mean/g)).toHaveLength(1);
    expect(stderr).toContain(
      `in.csv:1  error  Unknown property "${name}". Did you mean "${meant}"?`,
    );
    expect(code).toBe(1);
  },
);

kind<[name: string, isIndex: boolean]>(
  'a column without a name is an error at its number',
  [
    ['named', '', true],
    ['own', '', false],
    ['own', ' ', true],
    ['own', '""', false],
  ],
  async (name, isFirst) => {
    const put = (cells: string, cell: string) =>
      isFirst ? `${cell},${cells}` : `${cells},${cell}`;
    const input = linesOf(
      put('clientId,conversionName,conversionTime,microsoftClickId', name),
      put(`a,Lead,2026-11-02T09:30:00Z,${click}`, '0'),
    );
    const { stderr, code } = await generate({ 'in.csv': input }, ['in.csv']);
    expect(stderr).toContain(
      `in.csv:1  error  Column ${isFirst ? 1 : 5} is filled in, but has no name.`,
    );
    expect(stderr).toContain('(property-unknown)');
    expect(code).toBe(1);
  },
);

kind<[input: string, args: readonly string[], code: number, file: string | undefined]>(
  'nothing left to write leaves no file',
  [
    ['named', '', [], 1, undefined],
    ['named', '', ['--allow-empty'], 0, uploadOf()],
    ['own', ndjson(wrong(1)), ['--on-error', 'skip'], 1, undefined],
    ['own', ndjson(wrong(1)), ['--max-rejected', '100%'], 1, undefined],
    ['own', '[]', ['--from', 'json'], 1, undefined],
  ],
  async (input, args, code, file) => {
    const outcome = await generate({ 'in.ndjson': input }, ['in.ndjson', ...args]);
    expect({ code: outcome.code, file: outcome.file }).toEqual({ code, file });
    if (code === 1) expect(outcome.stderr).toContain('(no-records)');
  },
);

kind<[target: string]>(
  'a target that the service does not take is refused',
  [
    ['named', 'up.txt'],
    ['own', 'up.xlsx'],
    ['own', 'up'],
    ['own', 'up.csv.gz'],
  ],
  async (target) => {
    const { code, names, stderr } = await generate({ 'in.ndjson': inputOf(1) }, [
      ...['in.ndjson', '-o', target],
    ]);
    expect([code, names]).toEqual([2, ['in.ndjson']]);
    expect(stderr).toMatch(/\.csv.*\.tsv.*\.zip/);
  },
);

kind<[left: string, content: string, names: readonly string[]]>(
  '--clean removes bulk files of an earlier run, and nothing else',
  [
    ['named', 'up-003.csv', uploadOf(7), ['in.ndjson', 'up-001.csv', 'up-002.csv']],
    ['named', 'up-003.csv', 'notes', ['in.ndjson', 'up-003.csv']],
    ['own', 'up-1000.csv', uploadOf(), ['in.ndjson', 'up-001.csv', 'up-002.csv']],
    [
      'own',
      'other-003.csv',
      uploadOf(7),
      ['in.ndjson', 'other-003.csv', 'up-001.csv', 'up-002.csv'],
    ],
    ['own', 'up-003.csv', 'Type,Price\nShoe,5\n', ['in.ndjson', 'up-003.csv']],
  ],
  async (left, content, names) => {
    const outcome = await generate({ 'in.ndjson': inputOf(1, 2), [left]: content }, [
      ...['in.ndjson', '-o', 'up.csv', '--max-rows', '1', '--clean'],
    ]);
    expect(outcome.names).toEqual(names);
    expect(outcome.code).toBe(names.includes('up-001.csv') ? 0 : 2);
  },
);
