import { describe, expect, it } from 'vitest';
import { writeRejectsFile, writeRetryFile } from '../../src/index';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { textOf } from '../support/plain';
import { plainFault } from '../support/results/plain-outcome';
import { linesOf, turn, watched } from '../support/results/watched';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

allowNoUnhandledRejections();

const [a, b] = [{ id: 'a' }, { id: 'b' }];
const upload = uploadOf(a, b);
const result = resultOf(back(a), wrong(a, 5612), back(b), wrong(b, 5625));

describe.each([
  ['writeRetryFile', writeRetryFile],
  ['writeRejectsFile', writeRejectsFile],
])('%s', (_, write) => {
  it('opens nothing before it is asked', async () => {
    const { asked, source } = watched(linesOf(result));
    let opened = 0;
    const pieces = write({
      upload: () => {
        opened++;
        return upload;
      },
      result: source,
    });
    await turn(5);
    expect([opened, asked]).toEqual([0, []]);
    await textOf(pieces);
    expect(opened).toBe(2);
    expect(asked.slice(-2)).toEqual(['end', 'closed']);
  });

  it('reads no more of the upload than it is asked, and closes it when it is left', async () => {
    const { asked, source } = watched(linesOf(upload));
    let opened = 0;
    const pieces = write({ upload: () => (++opened === 1 ? upload : source), result });
    await pieces.next();
    expect(asked).toEqual(['piece 0']);
    await pieces.return();
    expect(asked).toEqual(['piece 0', 'closed']);
  });

  it('gives the same wherever the upload is cut', async () => {
    const whole = await textOf(write({ upload, result }));
    for (let place = 1; place < upload.length; place += 7) {
      const cut = [upload.slice(0, place), upload.slice(place)];
      expect(await textOf(write({ upload: () => cut, result })), `cut at ${place}`).toBe(whole);
    }
  });

  it('stops at an abort', async () => {
    const reason = new Error('no longer wanted');
    const before = write({ upload, result, signal: AbortSignal.abort(reason) });
    await expect(before.next()).rejects.toBe(reason);

    const abort = new AbortController();
    const pieces = write({ upload: () => linesOf(upload), result, signal: abort.signal });
    await pieces.next();
    abort.abort(reason);
    await expect(pieces.next()).rejects.toBe(reason);
  });

  it('says which file can not be read, and when they do not belong together', async () => {
    const faultOf = async (files: { upload: string; result: string }) =>
      plainFault(await textOf(write(files)).catch((cause: unknown) => cause));
    expect(await faultOf({ upload: '', result })).toMatchObject({
      ...{ code: 'no-header', file: 'upload' },
    });
    expect(await faultOf({ upload, result: '' })).toMatchObject({
      ...{ code: 'no-header', file: 'result' },
    });
    expect(await faultOf({ upload, result: resultOf(back({ id: 'x' })) })).toMatchObject({
      ...{ code: 'unrelated-files', line: 1, row: 0, file: 'result' },
    });
  });

  it('throws a TypeError where the upload changes between two readings', async () => {
    let opened = 0;
    const open = () => (++opened === 1 ? upload : uploadOf(a));
    await expect(textOf(write({ upload: open, result }))).rejects.toThrow(
      new TypeError('The upload must have the same rows each time it is opened.'),
    );
  });
});
