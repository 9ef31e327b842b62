import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { type Issue, readResultFile } from '../../../src/index';
import {
  bulkFile,
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeOfflineConversionsFile,
} from '../../../src/node';
import { zipOf } from '../../support/archives';
import { collect } from '../../support/plain';
import { addRow, clickId, fileOf, now } from '../../support/rows';
import { useScratch } from '../../support/scratch';
import { lead } from '../found';
import { kind } from '../kind';

const scratch = useScratch();
const content = fileOf([addRow]);
const tabs = content.replaceAll(',', '\t');
const zip = (...names: readonly string[]) =>
  zipOf(names.map((name, at) => ({ name, content: at === 0 ? content : '' })));

const found = ({ code, severity, facts, serviceError }: Issue) => ({
  ...{ code, severity, facts, number: serviceError?.number },
});

kind<[name: string, bytes: string | Uint8Array, facts: object]>(
  'a name or packing that the service does not take is a warning with 3223',
  [
    ['named', 'up.txt', content, { reason: 'extension', extension: '.txt', expected: '.csv' }],
    ['named', 'up.csv.gz', gzipSync(content), { reason: 'gzip' }],
    ['named', 'up.csv', tabs, { reason: 'delimiter', extension: '.csv', expected: '.tsv' }],
    ['named', 'up.zip', gzipSync(content), { reason: 'gzip' }],
    ['own', 'up', content, { reason: 'extension', extension: '', expected: '.csv' }],
    ['own', 'выгрузка.tab', tabs, { reason: 'extension', extension: '.tab', expected: '.tsv' }],
    ['own', 'up.csv.tmp', content, { reason: 'extension', extension: '.tmp', expected: '.csv' }],
    ['own', 'up.tsv', content, { reason: 'delimiter', extension: '.tsv', expected: '.csv' }],
    ['own', 'up.csv', zip('up.csv'), { reason: 'zip-extension' }],
    ['own', 'up.zip', content, { reason: 'not-zip' }],
  ],
  async (name, bytes, facts) => {
    const { issues } = await validateBulkFilePath(scratch.file(name, bytes), { now });
    expect(issues.map(found)).toEqual([
      { code: 'file-name', severity: 'warning', facts, number: 3223 },
    ]);
  },
);

kind<[name: string]>(
  'writers refuse a target other than .csv, .tsv and .zip',
  [
    ['named', 'up.txt'],
    ['own', 'up.xlsx'],
    ['own', 'up'],
    ['own', 'up.csv.gz'],
  ],
  async (name) => {
    const records = [{ ...lead, microsoftClickId: clickId }];
    const path = scratch.at(name);
    await expect(writeOfflineConversionsFile(path, records, { now })).rejects.toThrow(TypeError);
  },
);

kind<[...names: string[]]>(
  'entries of the system beside one table',
  [
    ['named', '__MACOSX/._up.csv'],
    ['named', '.DS_Store'],
    ['named', 'Thumbs.db'],
    ['named', 'folder/'],
    ['own', 'export/desktop.ini'],
    ['own', '__MACOSX/', '._up.csv', 'export/.DS_Store'],
    ['own', 'a/', 'a/b/', 'ehthumbs.db'],
  ],
  async (...names) => {
    const path = scratch.file('up.zip', zip('up.csv', ...names));
    const { issues } = await validateBulkFilePath(path, { now });
    const facts = { entries: names, count: names.length };
    expect(issues.map(found)).toEqual([
      { code: 'archive-entries', severity: 'error', facts, number: 3222 },
    ]);
    expect(issues[0]?.message).toContain('`zip -X upload.zip upload.csv`');
    expect(await collect(readOfflineConversionsFile(path, { now }))).toHaveLength(1);
    expect(await collect(readResultFile(bulkFile(path)))).toHaveLength(1);
  },
);
