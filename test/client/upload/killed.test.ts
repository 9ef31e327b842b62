import { describe, expect, it, test } from 'vitest';
import type { BulkUpload, UploadEntry, UploadStep } from '../../../src/client';
import { type Outcome, reconcile } from '../../../src/index';
import { interruptAt, type Moment } from '../interrupt';
import { errorOf, halfWrong, openService, type Service } from '../service';

/** The process dies while it writes a step into its journal. */
type Write = `${'before' | 'after'} writing ${UploadStep}`;

const writes = (['url', 'post', 'received', 'ended'] as const).flatMap((step): Write[] => [
  `before writing ${step}`,
  `after writing ${step}`,
]);
const moments: readonly Moment[] = [
  ...['during GetBulkUploadUrl', 'after GetBulkUploadUrl'],
  ...['during UploadBulkFile', 'after UploadBulkFile', 'waiting'],
  ...['during GetBulkUploadStatus', 'after GetBulkUploadStatus'],
  ...['during DownloadResult', 'after DownloadResult'],
] as const;

const killed = new Error('killed');

/** A journal as a file keeps it: the last entry that was written whole. */
class Journal {
  #text: string | undefined;

  get last(): UploadEntry | undefined {
    return this.#text === undefined ? undefined : JSON.parse(this.#text);
  }

  write(entry: UploadEntry): void {
    this.#text = JSON.stringify(entry);
  }
}

/** Begins or resumes an upload of the journal, as a process does that dies at a moment, if there is one. */
function run(
  { connect, clock }: Service,
  journal: Journal,
  file: string,
  moment?: Moment | Write,
): Promise<BulkUpload> {
  const control = new AbortController();
  const interrupt = interruptAt(moment as Moment, () => control.abort(killed), clock);
  const client = connect({ fetch: interrupt.fetch, clock: interrupt.clock });
  const options = {
    signal: control.signal,
    journal(entry: UploadEntry) {
      if (moment === `before writing ${entry.step}`) throw killed;
      journal.write(entry);
      if (moment === `after writing ${entry.step}`) throw killed;
    },
  };
  const { last } = journal;
  return last
    ? client.resumeUpload(last, { ...options, file })
    : client.uploadBulkFile(file, options);
}

async function outcomesOf({ result }: BulkUpload): Promise<readonly Outcome[]> {
  if (!result) return [];
  const all: Outcome[] = [];
  for await (const outcome of reconcile({ upload: () => halfWrong, result }).outcomes)
    all.push(outcome);
  return all;
}

async function expectOneOutcomeEach(upload: BulkUpload, { double }: Service): Promise<void> {
  expect(upload).toMatchObject({ status: 'completed', requestStatus: 'CompletedWithErrors' });
  const outcomes = await outcomesOf(upload);
  expect(outcomes.map(({ row, status }) => [row, status])).toEqual([
    [2, 'accepted'],
    [3, 'rejected'],
  ]);
  expect(double.files.map(({ requestId, records }) => [requestId, records])).toEqual([
    [upload.requestId, 2],
  ]);
  expect(double.counted.size).toBe(1);
}

describe.each([0, 20_000])('a file that takes %i ms', (processingTime) => {
  test.each([...moments, ...writes])('a process that dies %s', async (moment) => {
    const service = await openService({ processingTime });
    const journal = new Journal();
    expect(await errorOf(run(service, journal, halfWrong, moment))).toBe(killed);
    await expectOneOutcomeEach(await run(service, journal, halfWrong), service);
    expect(journal.last?.step).toBe('ended');
  });

  test.each(['after UploadBulkFile', 'after writing received', 'waiting'] as const)(
    'a process that dies %s, and the next one has no file',
    async (moment) => {
      const service = await openService({ processingTime });
      const journal = new Journal();
      await errorOf(run(service, journal, halfWrong, moment));
      await expectOneOutcomeEach(
        await service.client.resumeUpload(journal.last as UploadEntry),
        service,
      );
    },
  );
});

test.each(
  [...moments, ...writes].flatMap((first) =>
    (['after UploadBulkFile', 'before writing received', 'waiting'] as const).map(
      (second) => [first, second] as const,
    ),
  ),
)('a process that dies %s, and the next one %s', async (first, second) => {
  const service = await openService({ processingTime: 20_000 });
  const journal = new Journal();
  await errorOf(run(service, journal, halfWrong, first));
  await errorOf(run(service, journal, halfWrong, second));
  await expectOneOutcomeEach(await run(service, journal, halfWrong), service);
});

it('resumes by the id alone', async () => {
  const service = await openService({ processingTime: 20_000 });
  const journal = new Journal();
  await errorOf(run(service, journal, halfWrong, 'waiting'));
  const { requestId } = journal.last as UploadEntry;
  await expectOneOutcomeEach(await service.client.resumeUpload(requestId), service);
});

it('says that a file was not received, if it cannot send it', async () => {
  const service = await openService();
  const journal = new Journal();
  await errorOf(run(service, journal, halfWrong, 'after writing url'));
  const upload = await service.client.resumeUpload(journal.last as UploadEntry);
  expect(upload).toMatchObject({ status: 'not-received', requestStatus: 'PendingFileUpload' });
  expect(service.double.files).toEqual([]);
});

it('waits as long as a file may arrive', async () => {
  const service = await openService();
  const journal = new Journal();
  await errorOf(run(service, journal, halfWrong, 'during UploadBulkFile'));
  const upload = await service.client.resumeUpload(journal.last as UploadEntry);
  expect(upload).toMatchObject({ status: 'not-received' });
  expect(service.clock.now()).toBeGreaterThanOrEqual(
    Date.parse(journal.last?.startedAt as string) + 15 * 60_000,
  );
});

it('gets another URL for a file whose own has expired meanwhile', async () => {
  const service = await openService();
  const journal = new Journal();
  await errorOf(run(service, journal, halfWrong, 'after writing post'));
  service.clock.pass(15 * 60);
  await expectOneOutcomeEach(await run(service, journal, halfWrong), service);
  expect(service.steps()).toBe('url, 900s look, url, post, 5s look, fetch');
});

it('cannot know of an upload without a journal: then the service gets the file twice', async () => {
  const service = await openService();
  await errorOf(run(service, new Journal(), halfWrong, 'after UploadBulkFile'));
  await run(service, new Journal(), halfWrong);
  expect(service.double.files).toHaveLength(2);
  expect(service.double.counted.size).toBe(1);
});

it('cannot know of a file that the service has and denies for 15 minutes: then it gets it twice', async () => {
  const pending = { answer: { RequestStatus: 'PendingFileUpload' } };
  const service = await openService({ script: { GetBulkUploadStatus: [pending] } });
  const journal = new Journal();
  await errorOf(run(service, journal, halfWrong, 'after UploadBulkFile'));
  service.clock.pass(15 * 60);
  const upload = await run(service, journal, halfWrong);
  expect(upload.status).toBe('completed');
  expect(service.double.files).toHaveLength(2);
});

describe('an entry that does not fit', () => {
  const entry: UploadEntry = {
    ...{ step: 'post', requestId: 'r', accountId: '2000001', rows: 2, size: halfWrong.length },
    startedAt: '2026-11-30T00:00:00.000Z',
    uploadUrl: 'http://127.0.0.1/x',
    responseMode: 'errors-and-results',
  };

  test.each<[what: string, entry: object, message: string]>([
    [
      ...['another account', { accountId: '7' }],
      'The upload belongs to another account than the client.',
    ],
    [
      ...['another host', { uploadUrl: 'https://example.com/UploadBulkFile/1' }],
      'The upload URL of the entry does not belong to the environment of the client.',
    ],
    [
      ...['a host that looks alike', { uploadUrl: 'http://127.0.0.1.example.com/' }],
      'The upload URL of the entry does not belong to the environment of the client.',
    ],
    ['no time', { startedAt: 'now' }, 'Option "startedAt" must be'],
    ['no step', { step: 'sent' }, 'Option "step" must be'],
    ['another size', { size: 7 }, 'and the one that was uploaded 7.'],
  ] as never)('%s', async (_, change, message) => {
    const { client, double } = await openService();
    const error = await errorOf(client.resumeUpload({ ...entry, ...change }, { file: halfWrong }));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(message);
    expect(double.calls).toEqual([]);
  });
});
