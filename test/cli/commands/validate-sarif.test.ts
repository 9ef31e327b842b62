import { expect, test } from 'vitest';
import { version } from '../../../package.json';
import { now, run, runOn } from '../../support/run';
import { faultsOf } from '../../support/sarif';
import { uploadText } from '../../support/upload-text';

const home = `pkg:npm/msads-bulk@${version}`;
const click = 'f894f652ea334e739002f7167ab8f8e3';
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const good = uploadText(
  header,
  'Format Version,6.0,,,,',
  `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`,
);
const faulty = uploadText(
  header,
  'Format Version,6,,,,',
  `Offline Conversion,,b,,11/2/2026 9:30:00 AM,${click}`,
);

test('the log in full', async () => {
  const { stdout, stderr, code } = await runOn({ 'up.csv': faulty }, [
    ...['validate', 'up.csv', '--format', 'sarif', ...now],
  ]);
  const log = JSON.parse(stdout);
  expect(stderr).toBe('');
  expect(code).toBe(1);
  expect(faultsOf(log)).toEqual([]);
  expect(log).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'msads-bulk',
            version,
            informationUri: home,
            rules: [
              {
                id: 'version-spelling',
                shortDescription: { text: 'the version written as 6 instead of 6.0' },
                defaultConfiguration: { level: 'warning' },
                help: {
                  text: 'the version written as 6 instead of 6.0. See docs/issues.md#version-spelling in the package, or run: msads-bulk explain version-spelling',
                },
                helpUri: `${home}#docs/issues.md`,
              },
              {
                id: 'required',
                shortDescription: { text: 'a required cell that is empty' },
                defaultConfiguration: { level: 'error' },
                help: {
                  text: 'a required cell that is empty. See docs/issues.md#required in the package, or run: msads-bulk explain required',
                },
                helpUri: `${home}#docs/issues.md`,
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true }],
        results: [
          {
            ruleId: 'version-spelling',
            ruleIndex: 0,
            level: 'warning',
            message: { text: 'The version is written as "6". Write "6.0".' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'up.csv' },
                  region: { startLine: 2 },
                },
              },
            ],
            properties: { row: 1, column: 'Name' },
          },
          {
            ruleId: 'required',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'Conversion Name is empty. An Add requires it.' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'up.csv' },
                  region: { startLine: 3 },
                },
              },
            ],
            properties: {
              row: 2,
              column: 'Conversion Name',
              property: 'conversionName',
              action: 'Add',
              clientId: 'b',
              facts: { column: 'Conversion Name', action: 'Add' },
              serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
            },
          },
        ],
      },
    ],
  });
});

interface Result {
  readonly ruleId: string;
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
  ];
}

function runOf(stdout: string) {
  const log = JSON.parse(stdout);
  expect(faultsOf(log)).toEqual([]);
  expect(log.runs).toHaveLength(1);
  const { results, invocations } = log.runs[0] as {
    results: readonly Result[];
    invocations: readonly [{ executionSuccessful: boolean }];
  };
  return {
    successful: invocations[0].executionSuccessful,
    results: results.map(
      ({ ruleId, locations }) => `${locations[0].physicalLocation.artifactLocation.uri} ${ruleId}`,
    ),
  };
}

test('one log of all files; names with spaces, unicode and signs are URIs', async () => {
  const names = ['my upload.csv', 'übersicht 日本.csv', '100%#1?.csv', 'a:b.csv'];
  const files = Object.fromEntries(names.map((name) => [name, faulty]));
  const { stdout, code } = await runOn({ ...files, 'good.csv': good }, [
    ...['validate', 'good.csv', ...names, '--format', 'sarif', ...now],
  ]);
  expect(code).toBe(1);
  const uris = [
    'my%20upload.csv',
    '%C3%BCbersicht%20%E6%97%A5%E6%9C%AC.csv',
    '100%25%231%3F.csv',
    'a%3Ab.csv',
  ];
  expect(runOf(stdout)).toEqual({
    successful: true,
    results: uris.flatMap((uri) => [`${uri} version-spelling`, `${uri} required`]),
  });
});

test('an absolute path is a file URI', async () => {
  const path = `${process.cwd()}/samples/vendor-example.csv`;
  const { stdout } = await run(['validate', path, '--format', 'sarif', ...now]);
  expect(runOf(stdout)).toEqual({
    successful: true,
    results: [`file://${path} bom-missing`, `file://${path} conversion-too-old`],
  });
});

test('no issue: an empty list of results', async () => {
  const args = ['validate', 'good.csv', '--format', 'sarif', ...now];
  const { stdout, code } = await runOn({ 'good.csv': good }, args);
  expect(code).toBe(0);
  expect(runOf(stdout)).toEqual({ successful: true, results: [] });
});

test('a file that is missing: the run was not successful', async () => {
  const args = ['validate', 'none.csv', 'good.csv', '--format', 'sarif', ...now];
  const { stdout, stderr, code } = await runOn({ 'good.csv': good }, args);
  expect(stderr).toBe('none.csv: no such file or folder.\n');
  expect(code).toBe(2);
  expect(runOf(stdout)).toEqual({ successful: false, results: [] });
});

test('a file that can not be read to its end', async () => {
  const args = ['validate', 'empty.csv', '--format', 'sarif', ...now];
  const { stdout, stderr, code } = await runOn({ 'empty.csv': '' }, args);
  expect(stderr).toBe(
    'empty.csv: line 1: The file is empty. Its first row must name the columns, starting with Type.\n',
  );
  expect(code).toBe(2);
  expect(runOf(stdout)).toEqual({ successful: false, results: ['empty.csv no-header'] });
});

test('every issue of the samples', async () => {
  const args = ['validate', 'samples/faulty.csv', '--format', 'sarif', ...now];
  expect(runOf((await run(args)).stdout).results).toHaveLength(23);
});
