import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import type { OpenableFile, UploadContent, UploadOptions } from '../../../src/client';
import { zipOf } from '../../support/archives';
import { textOf } from '../../support/plain';
import { errorOf, fileOf, openService } from '../service';

const text = fileOf(3);
const tabs = text.replaceAll(',', '\t');
const bytes = Buffer.from(text);

/** A file that is opened when it is read, and gives its bytes in pieces. */
function openable(content: Uint8Array, pieceLength = 100, size = content.length) {
  const file = {
    size,
    opened: 0,
    async *open() {
      file.opened++;
      yield new Uint8Array(0);
      for (let at = 0; at < content.length; at += pieceLength)
        yield content.subarray(at, at + pieceLength);
    },
  };
  return file satisfies OpenableFile;
}

const zip = zipOf([{ content: text }]);

describe('a file', () => {
  test.each<[what: string, file: UploadContent, extension: string, options?: UploadOptions]>([
    ['text', text, 'csv'],
    ['bytes', bytes, 'csv'],
    ['a Blob', new Blob([text]), 'csv'],
    ['with tabs', tabs, 'tsv'],
    ['an archive', zip, 'zip'],
    ['that is opened', openable(bytes), 'csv'],
    ['that is opened, with tabs', openable(Buffer.from(tabs)), 'tsv'],
    ['that is opened, byte by byte', openable(zip, 1), 'zip'],
    ['with a name', text, 'csv', { fileName: 'leads of May.csv' }],
    ['without a byte order mark', text.slice(1), 'csv'],
  ])('%s arrives in one part, with its length', async (_, file, extension, options) => {
    const { client, double } = await openService();
    const upload = await client.uploadBulkFile(file, options);
    const size =
      typeof file === 'string' ? Buffer.byteLength(file) : 'size' in file ? file.size : file.length;
    expect(double.files).toEqual([
      {
        ...{ requestId: upload.requestId, accountId: '2000001', partName: 'file', records: 3 },
        ...{ contentType: 'application/octet-stream', bytes: size },
        name: options?.fileName ?? `${upload.requestId}.${extension}`,
      },
    ]);
    const { headers } = double.calls.find(({ call }) => call === 'UploadBulkFile') ?? {};
    expect(headers).toMatchObject({
      ...{ authenticationtoken: 'right', developertoken: 'right', customerid: '1000001' },
      ...{ accountid: '2000001', customeraccountid: '2000001' },
    });
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('transfer-encoding');
    expect(Number(headers?.['content-length'])).toBeGreaterThan(size);
  });

  it('is opened again for each time that it is sent', async () => {
    const script = {
      UploadBulkFile: [{ cut: 'before' }, { fault: 109 }, { fault: 3226 }] as const,
    };
    const { client, double } = await openService({ script });
    const file = openable(bytes);
    await client.uploadBulkFile(file);
    expect(double.files).toMatchObject([{ bytes: bytes.length, records: 3 }]);
    expect(double.calls.filter(({ call }) => call === 'UploadBulkFile')).toHaveLength(4);
  });

  test.each<[what: string, file: UploadContent, message: string]>([
    ['says too large a size', openable(bytes, 100, bytes.length + 1), 'has another size'],
    ['says too small a size', openable(bytes, 100, bytes.length - 1), 'has another size'],
    [
      'cannot be read',
      {
        size: 200_000,
        async *open() {
          yield new Uint8Array(100_000);
          throw new Error('EIO');
        },
      },
      'EIO',
    ],
  ])('that %s is not received, and the error is that of the file', async (_, file, message) => {
    const { client, double } = await openService();
    const error = await errorOf(client.uploadBulkFile(file));
    expect(error).not.toHaveProperty('call');
    expect((error as Error).message).toContain(message);
    expect(double.files).toEqual([]);
  });

  test.each<[what: string, file: unknown, options?: object]>([
    ['a path', 'up.csv'],
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a stream', new Blob([text]).stream()],
    ['an object without a size', { open() {} }],
    ['a size that is not whole', { size: 1.5, open() {} }],
    ['a negative size', { size: -1, open() {} }],
    ['a name with a quote', text, { fileName: 'a".csv' }],
    ['a name with a line end', text, { fileName: 'a\r\nX: y.csv' }],
    ['a name of another kind', text, { fileName: 'a.exe' }],
    ['a path as the name', text, { fileName: '../a.csv' }],
    ['rows that are not whole', text, { rows: 0 }],
    ['an option that is not known', text, { journals: [] }],
  ])('that is %s is refused before any call', async (_, file, options) => {
    const { client, double } = await openService();
    const error = await errorOf(client.uploadBulkFile(file as UploadContent, options));
    expect(error).toBeInstanceOf(TypeError);
    expect(double.calls).toEqual([]);
  });
});

describe('a result', () => {
  it('may be saved as it arrives, and is then not kept', async () => {
    const { client } = await openService({ resultFormat: 'gzip' });
    const saved: Uint8Array[] = [];
    const upload = await client.uploadBulkFile(text, {
      async saveResult(pieces) {
        saved.length = 0;
        for await (const piece of pieces) saved.push(piece);
      },
    });
    expect(upload.status).toBe('completed');
    expect(upload).not.toHaveProperty('result');
    expect([...Buffer.concat(saved).subarray(0, 2)]).toEqual([...gzipSync('').subarray(0, 2)]);
  });

  it('is saved again from its beginning if it is cut', async () => {
    const { client } = await openService({
      resultFormat: 'plain',
      script: { DownloadResult: [{ cut: 'during' }] },
    });
    let times = 0;
    let saved = '';
    await client.uploadBulkFile(text, {
      async saveResult(pieces) {
        times++;
        saved = '';
        for await (const piece of pieces) saved += Buffer.from(piece).toString();
      },
    });
    expect([times, saved.split('\r\n').length]).toEqual([2, 6]);
  });

  it.each([
    ['shorter than its length', 'Type', '9'],
    ['empty', '', undefined],
  ])('that is %s is fetched again', async (_, body, length) => {
    const { connect, ...service } = await openService();
    let isFirst = true;
    const client = connect({
      async fetch(url, init) {
        const response = await fetch(url, init);
        if (!String(url).includes('/results/') || !isFirst) return response;
        isFirst = false;
        await response.body?.cancel();
        return new Response(body, { headers: length ? { 'Content-Length': length } : {} });
      },
    });
    const { result } = await client.uploadBulkFile(text);
    expect((await textOf(result as AsyncIterable<Uint8Array>)).split('\r\n')).toHaveLength(6);
    expect(service.steps()).toBe('url, post, 5s look, fetch, 1s fetch');
  });

  it('that cannot be saved is not fetched again', async () => {
    const full = new Error('ENOSPC');
    const { client, ...service } = await openService();
    const saveResult = async () => {
      throw full;
    };
    expect(await errorOf(client.uploadBulkFile(text, { saveResult }))).toBe(full);
    expect(service.steps()).toBe('url, post, 5s look, fetch');
  });
});
