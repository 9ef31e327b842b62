import { type Check, click, collect, type Library, now, thrownBy, upload } from './check';

const record = {
  clientId: 'r-1',
  conversionName: 'Größe',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click,
} as const;

function nodeOf({ node }: Library) {
  if (!node) throw new Error('There is no file system here.');
  const { entry, files, folder } = node;
  return { ...entry, files, at: (name: string) => `${folder}/${name}` };
}

async function writtenAndRead(library: Library, name: string): Promise<unknown> {
  const node = nodeOf(library);
  const many = Array.from({ length: 3000 }, (_, i) => ({
    ...record,
    clientId: `r-${i}`,
    microsoftClickId: `c${String(i).padStart(31, '0')}`,
  }));
  await node.writeOfflineConversionsFile(node.at(name), many, { now });
  const results = await collect(node.readOfflineConversionsFile(node.at(name), { now }));
  const report = await node.validateBulkFilePath(node.at(name), { now });
  return {
    count: new Set(results.map(({ record }) => record?.clientId)).size,
    last: results.at(-1)?.record?.clientId,
    valid: report.valid,
    counts: report.counts,
    magic: [...(await node.files.readFile(node.at(name))).subarray(0, 4)],
  };
}

/** For runtimes with files: what `msads-bulk/node` does. */
export const files: readonly Check[] = [
  {
    name: 'writes and reads a file',
    run: (library) => writtenAndRead(library, 'upload.csv'),
    expected: {
      ...{ count: 3000, last: 'r-2999', valid: true, counts: {} },
      magic: [0xef, 0xbb, 0xbf, 0x54],
    },
  },
  {
    name: 'writes and reads a ZIP archive',
    run: (library) => writtenAndRead(library, 'upload.zip'),
    expected: {
      ...{ count: 3000, last: 'r-2999', valid: true, counts: {} },
      magic: [0x50, 0x4b, 3, 4],
    },
  },
  {
    name: 'reads a gzip file',
    run: async (library) => {
      const node = nodeOf(library);
      const text = upload('Type,Name', 'Format Version,6.0', 'Campaign,Größe');
      const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
      const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
      await node.files.writeFile(node.at('rows.gz'), bytes);
      const rows = await collect(library.core.readBulkRows(node.bulkFile(node.at('rows.gz'))));
      return rows.map(({ cells }) => cells.get('Name'));
    },
    expected: ['6.0', 'Größe'],
  },
  {
    name: 'keeps the file that stands there if a record is wrong, and leaves nothing beside it',
    run: async (library) => {
      const node = nodeOf(library);
      await node.files.mkdir(node.at('kept'));
      await node.files.writeFile(node.at('kept/upload.csv'), 'as it was');
      const wrong = { ...record, conversionTime: 'today' };
      const thrown = await thrownBy(
        () =>
          node.writeOfflineConversionsFile(node.at('kept/upload.csv'), [record, wrong], { now }),
        library,
      );
      return {
        thrown: [thrown.name, thrown.isInstance],
        text: await node.files.readFile(node.at('kept/upload.csv'), 'utf8'),
        names: await node.files.readdir(node.at('kept')),
      };
    },
    expected: {
      thrown: ['InvalidRecordError', true],
      text: 'as it was',
      names: ['upload.csv'],
    },
  },
  {
    name: 'writes several files, all of them or none',
    run: async (library) => {
      const node = nodeOf(library);
      await node.files.mkdir(node.at('parts'));
      const many = Array.from({ length: 5 }, (_, i) => ({
        ...record,
        microsoftClickId: `c${String(i).padStart(31, '0')}`,
      }));
      await node.writeOfflineConversionsFiles(node.at('parts/upload.csv'), many, {
        now,
        maxRows: 2,
      });
      return (await node.files.readdir(node.at('parts'))).sort();
    },
    expected: ['upload-001.csv', 'upload-002.csv', 'upload-003.csv'],
  },
  {
    name: 'says what is wrong with an archive, with the class of the core',
    run: async (library) => {
      const node = nodeOf(library);
      await node.writeOfflineConversionsFile(node.at('cut.zip'), [record], { now });
      const bytes = await node.files.readFile(node.at('cut.zip'));
      await node.files.writeFile(node.at('cut.zip'), bytes.subarray(0, bytes.length - 30));
      return thrownBy(
        () => collect(node.readOfflineConversionsFile(node.at('cut.zip'), { now })),
        library,
      );
    },
    expected: {
      name: 'BulkFileError',
      message: 'Line 1: The archive is cut off. Download or copy it again.',
      ...{ code: 'archive', line: 1, isInstance: true },
    },
  },
  {
    name: 'closes the file that is left early',
    run: async (library) => {
      const node = nodeOf(library);
      await node.writeOfflineConversionsFile(node.at('left.csv'), [record, record], {
        now,
        onIssue: () => {},
      });
      for await (const { line } of node.readOfflineConversionsFile(node.at('left.csv'), { now })) {
        await node.files.rm(node.at('left.csv'));
        return line;
      }
      return 'nothing';
    },
    expected: 3,
  },
  {
    name: 'passes on what the system says of a file that is not there',
    run: async (library) => {
      const node = nodeOf(library);
      return collect(node.readOfflineConversionsFile(node.at('gone.csv'))).then(
        () => 'nothing',
        (cause: { code?: string }) => cause.code,
      );
    },
    expected: 'ENOENT',
  },
];
