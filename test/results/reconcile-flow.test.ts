import { describe, expect, it, test } from 'vitest';
import { reconcile, type Source } from '../../src/index';
import { back, inAWord, resultOf, type Sent, uploadOf, wrong } from '../support/pair';
import { collect } from '../support/plain';
import { plainOutcome } from '../support/results/plain-outcome';
import { hanging, linesOf, turn, watched } from '../support/results/watched';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

allowNoUnhandledRejections();

const [a, b, c]: Sent[] = ['a', 'b', 'c'].map((id) => ({ id })) as [Sent, Sent, Sent];
const upload = uploadOf(a, b, c);
const result = resultOf(back(a), back(b), wrong(b, 5625), back(c));
const words = ['accepted', 'rejected 5625', 'accepted'];
const records = { uploaded: 3, accepted: 2, rejected: 1, unknown: 0 };

/** A pair of which the upload counts how often it is opened, and the result what is asked of it. */
function opened(uploaded: string, returned: string) {
  const { asked, source } = watched(linesOf(returned));
  const count = { upload: 0 };
  const open = (): Source => {
    count.upload++;
    return linesOf(uploaded);
  };
  return { count, asked, files: { upload: open, result: source } };
}

describe('how often the upload is opened', () => {
  const without = [{ name: 'A' }, { name: 'B' }];
  const twice = [
    { id: 'x', name: 'A' },
    { id: 'x', name: 'B' },
  ];
  test.each<[string, readonly Sent[], number]>([
    ['twice', [a, b, c], 2],
    ['three times with a Client Id missing', [a, ...without], 3],
    ['three times with one repeated', [a, ...twice], 3],
    ['twice without a record', [], 2],
  ])('%s', async (_, sent, times) => {
    const { count, files } = opened(uploadOf(...sent), resultOf(...sent.map(back)));
    const { outcomes, summary } = reconcile(files);
    expect((await summary).records.accepted).toBe(sent.length);
    expect(count.upload).toBe(times - 1);
    expect(await collect(outcomes)).toHaveLength(sent.length);
    expect(count.upload).toBe(times);
  });

  it('is once more for each further reading of the outcomes', async () => {
    const { count, files } = opened(upload, result);
    const { outcomes } = reconcile(files);
    const first = await collect(outcomes);
    expect(first.map(inAWord)).toEqual(words);
    expect((await collect(outcomes)).map(plainOutcome)).toEqual(first.map(plainOutcome));
    expect(count.upload).toBe(3);
  });

  it('is once for the summary, however often that is asked', async () => {
    const { count, files } = opened(upload, result);
    const reconciled = reconcile(files);
    const first = await reconciled.summary;
    expect(first.records).toEqual(records);
    expect(await reconciled.summary).toBe(first);
    expect(count.upload).toBe(1);
  });
});

describe('nothing is opened before it is asked', () => {
  it('where nothing is', async () => {
    const { count, asked, files } = opened(upload, result);
    reconcile(files);
    reconcile(files).outcomes[Symbol.asyncIterator]();
    await turn(5);
    expect(count.upload).toBe(0);
    expect(asked).toEqual([]);
  });

  it('and the result only after the upload', async () => {
    const { source, isClosed } = hanging(upload);
    const { asked, source: returned } = watched(linesOf(result));
    const abort = new AbortController();
    const { signal } = abort;
    const { summary } = reconcile({ upload: () => source, result: returned, signal });
    await turn(5);
    expect(asked).toEqual([]);
    abort.abort();
    await expect(summary).rejects.toMatchObject({ name: 'AbortError' });
    expect(isClosed()).toBe(true);
  });

  it('and no row of the upload that is not', async () => {
    const { source, asked } = watched(linesOf(upload));
    let count = 0;
    const open = () => (++count === 1 ? upload : source);
    const reading = reconcile({ upload: open, result }).outcomes[Symbol.asyncIterator]();
    expect((await reading.next()).value?.clientId).toBe('a');
    await turn(5);
    expect(asked).toEqual(['piece 0', 'piece 1', 'piece 2']);
    await reading.return?.();
    expect(asked.at(-1)).toBe('closed');
  });
});

describe('outcomes and summary', () => {
  it('first the summary', async () => {
    const { outcomes, summary } = reconcile({ upload, result });
    expect((await summary).records).toEqual(records);
    expect((await collect(outcomes)).map(inAWord)).toEqual(words);
  });

  it('first the outcomes', async () => {
    const reconciled = reconcile({ upload, result });
    expect((await collect(reconciled.outcomes)).map(inAWord)).toEqual(words);
    expect((await reconciled.summary).records).toEqual(records);
  });

  it('the summary in between', async () => {
    const reconciled = reconcile({ upload, result });
    const seen: string[] = [];
    for await (const outcome of reconciled.outcomes) {
      seen.push(inAWord(outcome));
      expect((await reconciled.summary).records).toEqual(records);
    }
    expect(seen).toEqual(words);
  });

  it('the summary where the outcomes are left', async () => {
    const reconciled = reconcile({ upload, result });
    for await (const _ of reconciled.outcomes) break;
    expect((await reconciled.summary).records).toEqual(records);
  });

  it('the outcomes twice at the same time', async () => {
    const alike = { name: 'Alike' };
    const { outcomes } = reconcile({
      upload: uploadOf(alike, alike, alike),
      result: resultOf(back(alike), wrong(alike, 5625), back(alike)),
    });
    const both = await Promise.all([collect(outcomes), collect(outcomes)]);
    for (const each of both)
      expect(each.map(inAWord)).toEqual(['rejected 5625', 'accepted', 'unknown']);
  });
});
