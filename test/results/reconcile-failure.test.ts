import { describe, expect, it, test } from 'vitest';
import { type ReconcileOptions, reconcile, type Source } from '../../src/index';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { collect } from '../support/plain';
import { plainFault, seenOf } from '../support/results/plain-outcome';
import { turn } from '../support/results/watched';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { withoutMessage } from '../support/without-message';

allowNoUnhandledRejections();

const [a, b] = [{ id: 'a' }, { id: 'b' }];
const upload = uploadOf(a, b);
const result = resultOf(back(a), wrong(a, 5625), back(b));
const openQuote = 'Offline Conversion,,c,"Lead';

describe('an error says which of the files can not be read', () => {
  const quote =
    'The quote opened on line 5 is never closed, so nothing after it can be read. Close it, or remove it.';
  test.each<[string, ReconcileOptions, object]>([
    [
      'the upload',
      { upload: `${upload}${openQuote}`, result },
      { code: 'quote', line: 5, row: 4, file: 'upload', message: `Upload, line 5: ${quote}` },
    ],
    [
      'the result',
      { upload, result: resultOf(back(a), wrong(a, 5625)) + openQuote },
      { code: 'quote', line: 5, row: 4, file: 'result', message: `Result, line 5: ${quote}` },
    ],
    [
      'an upload that is empty',
      { upload: '', result },
      {
        ...{ code: 'no-header', line: 1, row: 0, file: 'upload' },
        message:
          'Upload, line 1: The file is empty. Its first row must name the columns, starting with Type.',
      },
    ],
    [
      'a result that is a spreadsheet',
      { upload, result: 'PK\u0003\u0004'.split('').map((c) => Uint8Array.of(c.charCodeAt(0))) },
      {
        ...{ code: 'not-a-bulk-file', line: 1, row: 0, file: 'result' },
        message:
          'Result, line 1: This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.',
      },
    ],
    [
      'a cell of the upload above the limit',
      { upload: uploadOf(a, { id: 'b'.repeat(41) }), result, maxCellLength: 40 },
      {
        ...{ code: 'cell-too-long', line: 4, row: 3, file: 'upload' },
        message: 'Upload, line 4: A cell has more than 40 characters. Reading stops here.',
      },
    ],
  ])('%s', async (_, options, fault) => {
    const { outcomes, summary } = reconcile(options);
    const { seen, cause } = await seenOf(outcomes);
    expect(seen).toEqual([]);
    expect(plainFault(cause)).toEqual(fault);
    expect(plainFault(await summary.catch((cause: unknown) => cause))).toEqual(fault);
  });

  it('has the same fault as an issue, without the name of the file', async () => {
    const { summary } = reconcile({ upload: '', result });
    const cause = await summary.catch((cause: unknown) => cause);
    expect(cause).toMatchObject({ name: 'BulkFileError' });
    const { issue } = cause as { issue: Parameters<typeof withoutMessage>[0][number] };
    expect(withoutMessage([issue])).toEqual([
      { code: 'no-header', severity: 'error', line: 1, row: 0 },
    ]);
    expect(issue.message).toMatch(/^The file is empty/);
  });
});

describe('a failure that nobody awaits ends no process', () => {
  const unreadable = { upload, result: '' };
  const wait = () => turn(10);

  it('of the outcomes alone, taken apart', async () => {
    const { outcomes, summary } = reconcile(unreadable);
    await expect(collect(outcomes)).rejects.toMatchObject({ code: 'no-header', file: 'result' });
    await wait();
    await expect(summary).rejects.toMatchObject({ code: 'no-header', file: 'result' });
  });

  it('of the outcomes alone, where the summary is never asked', async () => {
    const { outcomes } = reconcile(unreadable);
    await expect(collect(outcomes)).rejects.toMatchObject({ code: 'no-header', file: 'result' });
    await wait();
  });

  it('of the summary alone', async () => {
    const { summary } = reconcile(unreadable);
    await expect(summary).rejects.toMatchObject({ code: 'no-header', file: 'result' });
    await wait();
  });

  it('of the summary, where nothing is awaited', async () => {
    expect(reconcile(unreadable).summary).toBeInstanceOf(Promise);
    await wait();
  });

  it('fails again when it is asked again, with the same error', async () => {
    const reconciled = reconcile(unreadable);
    const first = await reconciled.summary.catch((cause: unknown) => cause);
    expect(first).toMatchObject({ code: 'no-header' });
    await expect(reconciled.summary).rejects.toBe(first);
    await expect(collect(reconciled.outcomes)).rejects.toBe(first);
  });
});

describe('what a source throws is passed on', () => {
  const failure = new Error('the line was cut');
  async function* failing(text: string) {
    yield text;
    throw failure;
  }
  test.each<[string, ReconcileOptions]>([
    ['that of the upload', { upload: () => failing(upload), result }],
    ['that of the result', { upload, result: failing(result) }],
    [
      'that of the function',
      {
        upload: () => {
          throw failure;
        },
        result,
      },
    ],
  ])('%s', async (_, options) => {
    const { outcomes, summary } = reconcile(options);
    await expect(summary).rejects.toBe(failure);
    await expect(collect(outcomes)).rejects.toBe(failure);
  });

  it('in the reading that gives the outcomes too, after those before', async () => {
    let opened = 0;
    const open = (): Source => (++opened === 1 ? upload : failing(upload));
    const { outcomes, summary } = reconcile({ upload: open, result });
    expect((await summary).records.uploaded).toBe(2);
    const { seen, cause } = await seenOf(outcomes);
    expect(seen.map(({ clientId }) => clientId)).toEqual(['a', 'b']);
    expect(cause).toBe(failure);
  });
});

describe('an upload that changes between two readings', () => {
  const sentence = 'The upload must have the same rows each time it is opened.';
  const one = uploadOf(a);
  test.each<[string, string, string]>([
    ['has one row more', upload, uploadOf(a, b, { id: 'c' })],
    ['has one row less', upload, one],
    ['has another row', upload, uploadOf(a, { id: 'c' })],
    ['has lost a Client Id', upload, uploadOf(a, {})],
  ])('%s', async (_, first, second) => {
    let opened = 0;
    const open = () => (++opened === 1 ? first : second);
    const { outcomes } = reconcile({ upload: open, result });
    await expect(collect(outcomes)).rejects.toThrow(new TypeError(sentence));
  });

  test('is no such where nobody asks for more than the counts', async () => {
    let opened = 0;
    const open = () => (++opened === 1 ? upload : one);
    expect((await reconcile({ upload: open, result }).summary).records.uploaded).toBe(2);
  });
});
