import { expect, test } from 'vitest';
import { type RetryOptions, reconcile, writeRejectsFile, writeRetryFile } from '../../src/index';
import { back, resultOf, uploadOf } from '../support/pair';

const upload = uploadOf({ id: 'a' });
const result = resultOf(back({ id: 'a' }));
const both = { upload, result };

const notAgain =
  'The upload is read more than once: pass its text, its bytes, a Blob, or a function that opens it.';
const noSource =
  'The source must be a string, a Uint8Array, a Blob, a ReadableStream, or an iterable of strings or bytes.';

/** What all three refuse at once, before a file is opened. */
const wrong: readonly [string, unknown, string][] = [
  ['null as the options', null, 'The options must be an object.'],
  ['a number as the options', 5, 'The options must be an object.'],
  ['no upload', { result }, notAgain],
  ['a stream as the upload', { ...both, upload: new Blob([upload]).stream() }, notAgain],
  ['pieces as the upload', { ...both, upload: [upload] }, notAgain],
  ['a number as the upload', { ...both, upload: 5 }, notAgain],
  ['no result', { upload }, noSource],
  ['a function as the result', { ...both, result: () => result }, noSource],
  ['an option that does not exist', { ...both, colour: 'red' }, 'Unknown option (6 characters).'],
  ['a progress', { ...both, onProgress() {} }, 'Unknown option (10 characters).'],
  [
    'a mode that does not exist',
    { ...both, responseMode: 'all' },
    'Option "responseMode" must be "errors-only" or "errors-and-results".',
  ],
  ['a limit below 1', { ...both, maxCellLength: 0 }, 'Option "maxCellLength" must be at least 1.'],
  ['a signal that is none', { ...both, signal: 1 }, 'Option "signal" must be of type AbortSignal.'],
  [
    'an issue that can not be told',
    { ...both, onIssue: 1 },
    'Option "onIssue" must be a function.',
  ],
];

test.each(wrong)('%s', (_, options, sentence) => {
  for (const use of [reconcile, writeRetryFile, writeRejectsFile])
    expect(() => use(options as RetryOptions), use.name).toThrow(new TypeError(sentence));
});

test('an advice that does not exist, and one where there is no choice', () => {
  const sentence = 'Option "advice" must be "fix" or "retry" or "account".';
  expect(() => writeRetryFile({ ...both, advice: 'later' as 'retry' })).toThrow(
    new TypeError(sentence),
  );
  const given = { ...both, advice: 'retry' };
  for (const use of [reconcile, writeRejectsFile])
    expect(() => use(given), use.name).toThrow(new TypeError('Unknown option (6 characters).'));
});

test.each<[string, () => unknown]>([
  ['nothing', () => undefined],
  ['a promise', async () => upload],
  ['a number', () => 5],
])('a function that gives %s is refused when it is called', async (_, open) => {
  const options = { result, upload: open as () => string };
  await expect(reconcile(options).summary).rejects.toThrow(new TypeError(noSource));
  await expect(writeRetryFile(options).next()).rejects.toThrow(new TypeError(noSource));
});

test('options may be undefined', async () => {
  const none = { responseMode: undefined, signal: undefined, onIssue: undefined };
  expect((await reconcile({ ...both, ...none }).summary).records.accepted).toBe(1);
});
