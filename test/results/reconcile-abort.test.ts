import { describe, expect, it } from 'vitest';
import { reconcile } from '../../src/index';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { collect } from '../support/plain';
import { hanging, linesOf, turn, watched } from '../support/results/watched';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

allowNoUnhandledRejections();

const [a, b] = [{ id: 'a' }, { id: 'b' }];
const upload = uploadOf(a, b);
const result = resultOf(back(a), back(b), wrong(b, 5625));
const records = { uploaded: 2, accepted: 1, rejected: 1, unknown: 0 };

describe('an abort', () => {
  const reason = new Error('no longer wanted');

  it('before opens nothing', async () => {
    const { asked, source } = watched(linesOf(result));
    let opened = 0;
    const open = () => {
      opened++;
      return upload;
    };
    const signal = AbortSignal.abort(reason);
    const { outcomes, summary } = reconcile({ upload: open, result: source, signal });
    await expect(summary).rejects.toBe(reason);
    await expect(collect(outcomes)).rejects.toBe(reason);
    expect([opened, asked]).toEqual([0, []]);
  });

  it('ends the waiting for the result, and closes it', async () => {
    const { source, isClosed } = hanging(result);
    const abort = new AbortController();
    const { outcomes, summary } = reconcile({ upload, result: source, signal: abort.signal });
    const reading = collect(outcomes).catch((cause: unknown) => cause);
    await turn(5);
    abort.abort(reason);
    expect(await reading).toBe(reason);
    await expect(summary).rejects.toBe(reason);
    expect(isClosed()).toBe(true);
  });

  it('ends the reading of the outcomes, and closes the upload', async () => {
    const { source, asked } = watched(linesOf(upload));
    let count = 0;
    const abort = new AbortController();
    const { outcomes, summary } = reconcile({
      upload: () => (++count === 1 ? upload : source),
      result,
      signal: abort.signal,
    });
    const seen: (string | undefined)[] = [];
    const reading = (async () => {
      for await (const { clientId } of outcomes) {
        seen.push(clientId);
        abort.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(seen).toEqual(['a']);
    expect(asked.at(-1)).toBe('closed');
    expect((await summary).records).toEqual(records);
  });
});
