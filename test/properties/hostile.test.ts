import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  BulkFileError,
  fixBulkFile,
  offlineConversionGoal,
  profileOfflineConversions,
  readBulkRows,
  readOfflineConversions,
  readRecords,
  readResultFile,
  reconcile,
  type Source,
  validateBulkFile,
  validateRecords,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import { bulkFile, validateBulkFilePath } from '../../src/node';
import {
  readApplyResponse,
  readClicks,
  readGoals,
  readReport,
  renderReport,
  ServiceAnswerError,
} from '../../src/services';
import { now } from '../support/conversion-arbitrary';
import { full, fullXml, xml } from '../support/goal-answers';
import { answer, daily, overall, soapAnswer, summary } from '../support/report-answers';
import { runs, share } from '../support/runs';
import { useScratch } from '../support/scratch';
import { hostileAnswer, hostileBytes } from './hostile-input';

const scratch = useScratch();

async function through(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of items) count++;
  return count;
}

const upload =
  '\ufeffType,Name,Client Id,Conversion Name\r\nFormat Version,6.0,,\r\nOffline Conversion,,a,Lead\r\n';
const result =
  '\ufeffType,Name,Client Id,Conversion Name,Error,Error Number\r\nFormat Version,6.0,,,,\r\nOffline Conversion,,a,Lead,,\r\n';
const opened = (one: Source, other: Source) => ({ upload: () => one, result: other });

/** Every public function that reads bytes. */
const readers: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>>> = {
  readOfflineConversions: (bytes) => through(readOfflineConversions(bytes, { now })),
  'readOfflineConversions of a result': (bytes) =>
    through(readOfflineConversions(bytes, { now, kind: 'result', showValues: true })),
  'readRecords of goals': (bytes) => through(readRecords(offlineConversionGoal, bytes, { now })),
  readBulkRows: (bytes) => through(readBulkRows(bytes, { maxCellLength: 50 })),
  readResultFile: (bytes) => through(readResultFile(bytes)),
  'reconcile, as the upload': async (bytes) => {
    const { outcomes, summary: counted } = reconcile(opened(bytes, result));
    await through(outcomes);
    await counted;
  },
  'reconcile, as the result': (bytes) => through(reconcile(opened(upload, bytes)).outcomes),
  'reconcile, as both': (bytes) => reconcile(opened(bytes, bytes)).summary,
  profileOfflineConversions: (bytes) => profileOfflineConversions(bytes),
  fixBulkFile: (bytes) => through(fixBulkFile(bytes)),
  writeRetryFile: (bytes) => through(writeRetryFile(opened(bytes, bytes))),
  writeRejectsFile: (bytes) => through(writeRejectsFile(opened(upload, bytes))),
  readClicks: (bytes) => readClicks(bytes),
  bulkFile: (bytes) => through(bulkFile(scratch.file('hostile', bytes))),
};

describe('no bytes make anything but issues or a BulkFileError', () => {
  test.each(Object.entries(readers))('%s', async (_, read) => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(hostileBytes, async (bytes) => {
        const cause = await read(bytes).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (cause === undefined) return;
        refused++;
        expect(cause).toBeInstanceOf(BulkFileError);
        const { line, row, message } = cause as BulkFileError;
        expect([line >= 1, row >= 0, message.length > 0]).toEqual([true, true, true]);
      }),
      runs(71, 120),
    );
    expect(refused).toBeGreaterThan(share(10));
  });

  it('and nothing is thrown by what makes a report', async () => {
    await fc.assert(
      fc.asyncProperty(hostileBytes, async (bytes) => {
        const reports = [
          await validateBulkFile(bytes, { now }),
          await validateRecords(offlineConversionGoal, bytes, { now, kind: 'result' }),
          await validateBulkFilePath(scratch.file('hostile', bytes), { now }),
        ];
        for (const { readable, valid, errors, issues } of reports) {
          expect(valid).toBe(errors === 0);
          expect(readable || !valid).toBe(true);
          for (const { message } of issues) expect(message).not.toMatch(/undefined|\[object/);
        }
      }),
      runs(72, 200),
    );
  });
});

const goalsJson = { ConversionGoals: [full, null, { ...full, Id: '5' }], PartialErrors: [] };
const error = { Index: 0, Code: 5606, ErrorCode: 'OfflineConversionNameInvalid', Message: 'x' };
const applyJson = { PartialErrors: [error, { ...error, Index: 1, Details: 'y' }], TrackingId: 'z' };
const applyXml =
  '<ApplyOfflineConversionsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
  '<PartialErrors><BatchError><Code>5606</Code><Index>0</Index></BatchError></PartialErrors>' +
  '</ApplyOfflineConversionsResponse>';
const reportJson = answer(
  summary('1', 'Lead', [daily('2026-11-01', 3, 2, { Unknown: 1, InvalidClickId: 1 })]),
  overall('2', '5', '1', { Unknown: 1 }),
);
const reportXml = soapAnswer(
  '<OfflineGoalConversionSummaries><OfflineGoalConversionSummary><GoalId>1</GoalId>' +
    '<ConversionName>Lead</ConversionName></OfflineGoalConversionSummary></OfflineGoalConversionSummaries>',
);

const answers = [
  {
    name: 'readApplyResponse',
    input: hostileAnswer(applyJson, applyXml),
    read: async (body: unknown) => readApplyResponse(body, { rows: [2, 3] }),
  },
  {
    name: 'readGoals',
    input: hostileAnswer(goalsJson, xml(fullXml)),
    read: (body: unknown) => readGoals(body),
  },
  {
    name: 'readReport',
    input: hostileAnswer(reportJson, reportXml),
    read: async (body: unknown) => renderReport(readReport([body, body])),
  },
];

describe('no answer makes anything but a value, issues or the documented error', () => {
  test.each(answers)('$name', async ({ input, read }) => {
    let refused = 0;
    let readOnes = 0;
    await fc.assert(
      fc.asyncProperty(input, async (body) => {
        try {
          await read(body);
          readOnes++;
        } catch (cause) {
          refused++;
          // Goals may come as a bulk file too; and what is no parsed JSON is wrong use.
          const isDocumented =
            cause instanceof ServiceAnswerError || cause instanceof BulkFileError;
          if (!isDocumented) {
            expect(cause).toBeInstanceOf(TypeError);
            const { message } = cause as TypeError;
            // Text is wrong use only if it is one line that begins or ends like a path.
            if (typeof body === 'string') {
              expect(message).toMatch(
                /^The source looks like the path of a file, not its content\./,
              );
              expect(body).toMatch(
                /^["']?(\/|~\/|\.\.?[\\/]|\\\\|[a-z]+:).+$|^.*\.[a-z]{2,7}["']?$/i,
              );
            } else
              expect(message).toMatch(/^(The answer must be text or parsed JSON|The source must )/);
          }
        }
      }),
      runs(73, 500),
    );
    expect(refused).toBeGreaterThan(share(50));
    expect(readOnes).toBeGreaterThan(share(20));
  });
});
