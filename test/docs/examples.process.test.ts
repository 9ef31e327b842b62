import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, faultsOf } from './compiler';
import { examplesOf, resultsIn } from './examples';
import { blocksOf, pages } from './pages';
import { openPlayground, type Playground } from './playground';

/** Values that an example may use without declaring them. */
const givens = `
declare const file: Uint8Array;
declare const url: string;
declare const conversions: readonly import('msads-bulk').OfflineConversionInput[];
declare const accessToken: string;
declare const developerToken: string;
declare const entry: import('msads-bulk/client').UploadEntry;
declare function keep(entry: import('msads-bulk/client').UploadEntry): Promise<void>;
declare const client: import('msads-bulk/client').ServiceClient;
declare const records: readonly import('msads-bulk').OfflineConversionInput[];
declare const ledger: import('msads-bulk/ledger').Ledger;
declare const upload: number;
declare const sha256: string;
declare const secret: string;
type SentRecord = import('msads-bulk/ledger').SentRecord;
declare const record: SentRecord;
declare const database: import('msads-bulk/ledger').SqliteHandle;
declare const fleet: import('msads-bulk/worker').Fleet;
declare const boss: import('msads-bulk/worker').FleetEngine;
declare const pool: import('msads-bulk/worker').FleetPool;
declare const accounts: readonly import('msads-bulk/worker').FleetAccount[];
declare function changedSince(account: string, since?: Date): AsyncIterable<import('msads-bulk').OfflineConversionInput>;
declare function clientOf(account: import('msads-bulk/worker').FleetAccount): import('msads-bulk/client').ServiceClient;
declare const sink: WritableStream<import('msads-bulk').RecordResult>;
declare const vault: { read(name: string): Promise<string>; write(name: string, value: string): Promise<void> };
declare function visit(url: string): Promise<string>;
declare function load(record: import('msads-bulk').OfflineConversion): Promise<void>;
`;

const packages = compile(
  new Map([
    [
      'test/docs/none.ts',
      "import 'msads-bulk'; import 'msads-bulk/node'; import 'msads-bulk/services'; import 'msads-bulk/client'; import 'msads-bulk/ledger'; import 'msads-bulk/double'; import 'msads-bulk/worker';",
    ],
  ]),
);
const core = examplesOf(packages, 'src/index.ts');
const node = examplesOf(packages, 'src/node.ts');
const services = examplesOf(packages, 'src/services.ts');
const client = examplesOf(packages, 'src/client.ts');
const ledger = examplesOf(packages, 'src/ledger.ts');
const worker = examplesOf(packages, 'src/worker.ts');
const double = examplesOf(packages, 'src/double.ts');
const imports = [
  `import { ${core.values.join(', ')} } from 'msads-bulk';`,
  `import { ${node.values.join(', ')} } from 'msads-bulk/node';`,
  `import { ${services.values.join(', ')} } from 'msads-bulk/services';`,
  `import { ${client.values.join(', ')} } from 'msads-bulk/client';`,
  `import { ${ledger.values.join(', ')} } from 'msads-bulk/ledger';`,
  `import { ${double.values.join(', ')} } from 'msads-bulk/double';`,
  `import { ${worker.values.join(', ')} } from 'msads-bulk/worker';`,
].join('\n');

const examples = [core, node, services, client, ledger, double, worker]
  .flatMap((entry) => entry.examples)
  .map((example) => ({
    ...example,
    path: `test/docs/example-of-${example.name}.ts`,
  }));
const blocks = pages().flatMap((page) =>
  blocksOf(page)
    .filter(({ language }) => language === 'ts')
    .map(({ line, text }) => ({
      page: page.path,
      line,
      text,
      path: `test/docs/${line}-of-${page.path.replaceAll('/', '-')}.ts`,
    })),
);

const program = compile(
  new Map([
    ...examples.map(
      ({ path, code }) =>
        [path, `${imports}${givens}\nexport async function example() {\n${code}\n}`] as const,
    ),
    ...blocks.map(({ path, text }) => [path, `${text}\nexport {};\n`] as const),
  ]),
);

describe('examples of public names', () => {
  it('are there for each function on files and streams', () => {
    const names = examples.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'ServiceAnswerError',
        'ServiceCallError',
        'ServiceClient.uploadBulkFile',
        'ServiceClient.sendOfflineConversions',
        'createClient',
        'applyRequests',
        'authorizationRequest',
        'bulkFile',
        'ServiceCallError',
        'checkGoal',
        'checkOfflineConversion',
        'exchangeCode',
        'fromOfflineConversion',
        'hashEmail',
        'hashPhone',
        'openLedger',
        'Ledger.keep',
        'Ledger.reserve',
        'Ledger.settle',
        'LedgerError',
        'offlineConversion',
        'offlineConversionStream',
        'readApplyResponse',
        'readBulkRows',
        'readClicks',
        'readGoals',
        'readOfflineConversions',
        'readOfflineConversionsFile',
        'toConversionGoal',
        'readReport',
        'refreshingGoogleToken',
        'refreshingToken',
        'renderReport',
        'reportRequests',
        'startServiceDouble',
        'toOfflineConversion',
        'validateBulkFile',
        'validateBulkFilePath',
        'writeBulkFile',
        'writeOfflineConversions',
        'writeOfflineConversionsFile',
      ]),
    );
  });

  it.each(examples)('compiles for $name', ({ path }) => {
    expect(faultsOf(program, path)).toEqual([]);
  });

  let playground: Playground;
  beforeAll(() => {
    playground = openPlayground();
  });
  afterAll(() => playground.close());
  const results = examples.flatMap(({ name, code }) =>
    resultsIn(code).map((each) => ({ name, ...each })),
  );

  it('have results to check', () => {
    expect(results.map(({ name }) => name).sort()).toEqual([
      'checkGoal',
      'checkOfflineConversion',
      'fromOfflineConversion',
      'hashEmail',
      'hashPhone',
      'offlineConversion',
      'offlineConversionGoal',
      'readApplyResponse',
      'readReport',
      'reportRequests',
      'restatement',
      'retraction',
      'toConversionGoal',
    ]);
  });

  it.each(results)(
    'returns the result that the example of $name states',
    ({ expression, result }) => {
      const check = `assert.deepEqual(await (${expression}), ${result});`;
      const text = `import assert from 'node:assert/strict';\n${imports}\n${check}\n`;
      expect(playground.program(text, 'ts')).toEqual({ output: '', status: 0 });
    },
  );
});

describe('programs of the docs', () => {
  it.each(blocks)('compile: $page, line $line', ({ path }) => {
    expect(faultsOf(program, path)).toEqual([]);
  });
});
