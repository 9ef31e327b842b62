import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isServiceCallError, type SentOutcome } from '../../src/client';
import type { ServiceCall, Trouble } from '../../src/double';
import { type Outcome, reconcile } from '../../src/index';
import { restate } from '../client/send/read-sending';
import { lead, openService, type Script, type Service } from '../client/service';
import { runs, share } from '../support/runs';
import { uploadText } from '../support/upload-text';

/** What may happen to any call. Scripts are short, so that no upload URL gets too old. */
const anyCall: readonly Trouble[] = [
  {},
  ...(['before', 'during', 'after'] as const).map((cut) => ({ cut })),
  ...[200, 401, 403, 404, 408, 429, 500, 502].map((httpStatus) => ({ httpStatus })),
  ...[0, 105, 106, 109, 117].map((fault) => ({ fault })),
  ...[
    { fault: [0, 117], wrapped: true },
    { fault: 109, codeAsText: true },
  ],
  ...[{ redirect: 'http://127.0.0.1:9/' }, { emptyBody: true }, { answer: {} }, { answer: 'x' }],
];
const looks = ['PendingFileUpload', 'InProgress', 'Sorted', 'Completed'].map((RequestStatus) => ({
  answer: { RequestStatus, ResultFileUrl: null, Errors: [] },
}));
const ends = ['Failed', 'Expired', 'UploadFileRowCountExceeded', 'Completed'].map((end) => ({
  end,
}));

const troubles: Partial<Record<ServiceCall, readonly Trouble[]>> = {
  GetBulkUploadUrl: [...anyCall, { fault: 4204 }],
  UploadBulkFile: [
    ...anyCall,
    ...[3220, 3224, 3226, 3227].map((fault) => ({ fault })),
    ...[...ends, { end: 'Failed', hasResult: true }, { end: 'Completed', hasResult: false }],
  ],
  GetBulkUploadStatus: [...anyCall, ...looks, { fault: 4201 }],
  DownloadResult: [...anyCall, { httpStatus: 403 }],
};

const scripts: fc.Arbitrary<Script> = fc.record(
  Object.fromEntries(
    Object.entries(troubles).map(([call, all]) => [
      call,
      fc.array(fc.oneof(fc.constant<Trouble>({}), fc.constantFrom(...all)), { maxLength: 4 }),
    ]),
  ),
);

/** Records that are right, that the service rejects, and adjustments of the first. */
const inputs = fc
  .array(fc.constantFrom('right', 'wrong', 'adjustment'), { minLength: 1, maxLength: 7 })
  .map((kinds) =>
    kinds.map((kind, index) => {
      if (kind === 'adjustment') return restate(index === 0 ? 9 : 0);
      return kind === 'right' ? lead(index) : { ...lead(index), conversionName: 'Nothing' };
    }),
  );

const services = fc.record({
  script: scripts,
  processingTime: fc.constantFrom(0, 20_000),
  resultFormat: fc.constantFrom('zip' as const, 'gzip' as const, 'plain' as const),
});

/** Each file has come once, and under the id that the client names. */
function expectEachFileOnce({ double }: Service, named: readonly string[]): void {
  const received = double.files.map(({ requestId }) => requestId);
  expect(new Set(received).size).toBe(received.length);
  expect(received.length).toBeLessThanOrEqual(named.length);
  for (const requestId of received) expect(named).toContain(requestId);
}

/** What the double counts was not rejected, and what was accepted it counts. */
function expectAgreement({ double }: Service, outcomes: readonly Outcome[]): void {
  const counted = new Set([...double.counted.values()].map(({ clientId }) => clientId));
  const adds = outcomes.filter(({ cells }) => cells.get('Adjustment Type') === '');
  for (const { status, clientId } of adds)
    if (status !== 'unknown') expect(counted.has(clientId), clientId).toBe(status === 'accepted');
}

it('sent = accepted + rejected + unknown, and no file comes twice, whatever goes wrong', async () => {
  const seen = { accepted: 0, rejected: 0, unknown: 0, errors: 0 };
  await fc.assert(
    fc.asyncProperty(
      services,
      inputs,
      fc.integer({ min: 1, max: 3 }),
      async (settings, records, maxRows) => {
        const service = await openService({ goals: ['Lead'], ...settings });
        const sending = service.client.sendOfflineConversions(records, { maxRows });
        const outcomes: SentOutcome[] = [];
        let error: unknown;
        try {
          for await (const outcome of sending) outcomes.push(outcome);
        } catch (cause) {
          if (!isServiceCallError(cause)) throw cause;
          error = cause;
          seen.errors++;
        }
        const { records: counts, uploads } = sending.summary;
        const tally = { accepted: 0, rejected: 0, unknown: 0 };
        for (const { status } of outcomes) {
          tally[status]++;
          seen[status]++;
        }
        expect(counts).toEqual({ sent: outcomes.length, ...tally, skipped: 0, sentBefore: 0 });
        expect(new Set(outcomes.map(({ index }) => index)).size).toBe(outcomes.length);
        expect(uploads.reduce((sum, upload) => sum + upload.records, 0)).toBe(outcomes.length);
        if (error === undefined) expect(outcomes).toHaveLength(records.length);
        expectEachFileOnce(
          service,
          uploads.map(({ requestId }) => requestId),
        );
        expectAgreement(service, outcomes);
        await service.double.close();
      },
    ),
    runs(64, 60),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(share(10));
});

it('an upload that is resumed until it has ended comes once, and each record has one outcome', async () => {
  const seen = { completed: 0, failed: 0, resultLost: 0, refused: 0, resumed: 0 };
  const rows = [0, 1, 2].map(
    (index) =>
      `Offline Conversion,,a${index},Lead,11/2/2026 9:30:00 AM,c${String(index).padStart(31, '0')}`,
  );
  const file = uploadText(
    ...['Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id'],
    ...['Format Version,6.0,,,,', ...rows, 'Offline Conversion,,a3,Nothing,11/2/2026 9:30:00 AM,'],
  );
  await fc.assert(
    fc.asyncProperty(
      services,
      fc.constantFrom(60_000, 600_000, undefined),
      async (settings, deadline) => {
        const service = await openService({ goals: ['Lead'], ...settings });
        const { client } = service;
        let last: string | undefined;
        const options = {
          deadline,
          journal(entry: object) {
            last = JSON.stringify(entry);
          },
        };
        for (let times = 0; times < 100; times++) {
          const upload = await (last === undefined
            ? client.uploadBulkFile(file, options)
            : client.resumeUpload(JSON.parse(last), { ...options, file })
          ).catch((cause: unknown) => {
            if (!isServiceCallError(cause)) throw cause;
            seen.refused++;
            return undefined;
          });
          if (upload === undefined || upload.status === 'running') {
            seen.resumed++;
            continue;
          }
          expectEachFileOnce(service, [upload.requestId]);
          if (upload.status === 'completed') seen.completed++;
          else if (upload.status === 'failed') seen.failed++;
          else seen.resultLost++;
          expect(upload.status).not.toBe('not-received');
          if (upload.result && upload.status === 'completed') {
            const outcomes: Outcome[] = [];
            for await (const outcome of reconcile({ upload: () => file, result: upload.result })
              .outcomes)
              outcomes.push(outcome);
            expect(outcomes.map(({ status }) => status)).toEqual([
              ...['accepted', 'accepted', 'accepted', 'rejected'],
            ]);
            expect(service.double.counted.size).toBe(3);
          }
          await service.double.close();
          return;
        }
        throw new Error('The upload has not ended.');
      },
    ),
    runs(65, 60),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(share(0));
});
