import { expect, test } from 'vitest';
import { ServiceCallError } from '../../src/client';
import { consequenceOf, describeFailure } from '../../src/worker/work/failure';

const fault = (...numbers: readonly number[]) =>
  new ServiceCallError({
    ...{ call: 'UploadBulkFile', reason: 'fault', advice: 'fix', message: 'x', httpStatus: 400 },
    errors: numbers.map((number) => ({ number, code: 'Code', advice: 'fix', meaning: 'x' })),
  });
const network = new ServiceCallError({
  ...{ call: 'GetBulkUploadUrl', reason: 'network', advice: 'retry', message: 'x' },
});
const ofDatabase = Object.assign(new Error('duplicate key (email)=(a@example.com)'), {
  code: '23505',
});

test.each<[what: string, cause: unknown, consequence: string, words: string]>([
  ['an error of the file', fault(3222), 'give-up', 'UploadBulkFile fault 400 3222'],
  [
    'one of the file among others',
    fault(117, 3225),
    'give-up',
    'UploadBulkFile fault 400 117 3225',
  ],
  ['throttling', fault(117), 'give-back', 'UploadBulkFile fault 400 117'],
  ['too many uploads', fault(4204), 'give-back', 'UploadBulkFile fault 400 4204'],
  ['throttling and more', fault(117, 106), 'retry', 'UploadBulkFile fault 400 117 106'],
  ['a refused account', fault(106), 'retry', 'UploadBulkFile fault 400 106'],
  ['the network', network, 'retry', 'GetBulkUploadUrl network'],
  ['the database, without the values that it shows', ofDatabase, 'retry', 'Error 23505'],
  ['any other error, without its message', new TypeError('a@example.com'), 'retry', 'TypeError'],
  ['what is no error', 'a@example.com', 'retry', 'unknown'],
])('%s', (_, cause, consequence, words) => {
  expect(consequenceOf(cause)).toBe(consequence);
  expect(describeFailure(cause)).toBe(words);
});
