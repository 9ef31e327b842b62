import { describe, expect, it } from 'vitest';
import { type Issue, reconcile } from '../../src/index';
import { back, resultOf, type Sent, uploadOf, wrong } from '../support/pair';
import { collect } from '../support/plain';
import { withoutMessage } from '../support/without-message';

const [a, b, c]: Sent[] = ['a', 'b', 'c'].map((id) => ({ id })) as [Sent, Sent, Sent];
const upload = uploadOf(a, b, c);
const result = resultOf(back(a), back(b), wrong(b, 5625), back(c));

describe('onIssue', () => {
  async function issuesOf(uploaded: string, returned: string, more = {}) {
    const issues: Issue[] = [];
    const onIssue = (issue: Issue) => issues.push(issue);
    const { outcomes } = reconcile({ upload: uploaded, result: returned, onIssue, ...more });
    await collect(outcomes);
    return withoutMessage(issues);
  }

  it('tells what is wrong with the two files, once, and in which', async () => {
    const uploaded = `${uploadOf(a, {}, c)}Offline Conversion\r\n`.replace('6.0', '7');
    const returned = `\ufeff${resultOf(back(a), back(c))}Offline Conversion,"x" more\r\n`;
    expect(await issuesOf(uploaded, returned)).toEqual([
      {
        ...{ code: 'version-unsupported', severity: 'warning', line: 2, row: 1, column: 'Name' },
        serviceError: { number: 3217, code: 'BulkServiceFormatVersionNotSupported' },
        file: 'upload',
      },
      { code: 'cells-missing', severity: 'warning', line: 6, row: 5, file: 'upload' },
      { code: 'bom-repeated', severity: 'warning', line: 1, row: 0, file: 'result' },
      { code: 'quote', severity: 'error', line: 5, row: 4, file: 'result' },
    ]);
  });

  it('tells of records without an error in errors-only', async () => {
    expect(await issuesOf(upload, result, { responseMode: 'errors-only' })).toEqual([
      { code: 'response-mode', severity: 'warning', line: 6, row: 5, file: 'result' },
    ]);
    const failed = resultOf(back(b), wrong(b, 5625));
    expect(await issuesOf(upload, failed, { responseMode: 'errors-only' })).toEqual([]);
  });

  it('tells that the result has no column for errors', async () => {
    expect(await issuesOf(upload, upload)).toEqual([
      { code: 'no-error-columns', severity: 'error', line: 1, row: 0, file: 'result' },
    ]);
  });
});
