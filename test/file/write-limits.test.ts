import { expect, it, test } from 'vitest';
import {
  BulkFileError,
  type OfflineConversionInput,
  readBulkRows,
  uploadLimits,
  writeOfflineConversions,
} from '../../src/index';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const columns = ['Conversion Name', 'Conversion Time', 'Microsoft Click Id'];

function* conversions(count: number): Generator<OfflineConversionInput> {
  const conversionTime = new Date('2026-11-02T09:30:00Z');
  for (let i = 0; i < count; i++) {
    const microsoftClickId = `c${i.toString(16).padStart(31, '0')}`;
    yield { action: 'Add', conversionName: 'Lead', conversionTime, microsoftClickId };
  }
}

test.each([
  { channel: 'sandbox', limit: 20_000 },
  { channel: 'production', limit: 4_000_000 },
] as const)('the limit of rows in $channel is known', ({ channel, limit }) => {
  expect(uploadLimits.rows[channel]).toBe(limit);
});

it('writes as many records as the sandbox takes', async () => {
  const file = writeOfflineConversions(conversions(20_000), { now, columns, channel: 'sandbox' });
  let last = 0;
  for await (const { row } of readBulkRows(file)) last = row;
  expect(last).toBe(20_001);
});

it('stops at one more, with the error that the service has for it', async () => {
  const file = writeOfflineConversions(conversions(20_001), { now, columns, channel: 'sandbox' });
  const error = await drain(file);
  expect(error).toBeInstanceOf(BulkFileError);
  expect(error).toMatchObject({ code: 'too-many-rows', line: 20_003, row: 20_002 });
  expect(withoutMessage([(error as BulkFileError).issue])[0]).toMatchObject({
    ...{ code: 'too-many-rows', severity: 'error', line: 20_003, row: 20_002 },
    serviceError: { number: 3225, code: 'BulkServiceFileRowCountExceeded' },
  });
});

it('does not count a record that is skipped', async () => {
  let skipped = 0;
  function* mixed() {
    yield { action: 'Add', conversionName: '' } as unknown as OfflineConversionInput;
    yield* conversions(20_000);
    yield { action: 'Add', conversionName: '' } as unknown as OfflineConversionInput;
  }
  const file = writeOfflineConversions(mixed(), {
    ...{ now, columns, channel: 'sandbox', onInvalid: 'skip' },
    onSkip: () => skipped++,
  });
  expect(await drain(file)).toBeUndefined();
  expect(skipped).toBe(2);
});

it('takes more rows in production', async () => {
  expect(
    await drain(writeOfflineConversions(conversions(20_001), { now, columns })),
  ).toBeUndefined();
});

/** A megabyte a record: the model has no limit of its own. Two bytes a character in UTF-8. */
const externalAttributionModel = 'é'.repeat(500_000);
const header =
  'Type,Name,Conversion Name,Conversion Time,External Attribution Credit,External Attribution Model,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,';
const wide = [...columns, 'External Attribution Credit', 'External Attribution Model'];
const rowBytes = 'Offline Conversion,,Lead,11/2/2026 9:30:00 AM,1,,'.length + 32 + 2 + 1_000_000;
/** Records that fit beside the mark, header and version row in 100,000,000 bytes. */
const fitting = Math.floor((100_000_000 - (3 + header.length + 2 + version.length + 2)) / rowBytes);

function* wideConversions(count: number): Generator<OfflineConversionInput> {
  for (const each of conversions(count))
    yield {
      ...each,
      externalAttributionCredit: 1,
      externalAttributionModel,
    } as OfflineConversionInput;
}

it('writes as many bytes as the service takes', async () => {
  const written = { bytes: 0 };
  const file = writeOfflineConversions(wideConversions(fitting), { now, columns: wide });
  expect(await drain(file, written)).toBeUndefined();
  expect(written.bytes).toBe(3 + header.length + 2 + version.length + 2 + fitting * rowBytes);
  expect(written.bytes).toBeLessThanOrEqual(100_000_000);
});

it('stops before the limit of bytes is passed', async () => {
  const written = { bytes: 0 };
  const file = writeOfflineConversions(wideConversions(fitting + 1), { now, columns: wide });
  const error = await drain(file, written);
  expect(error).toBeInstanceOf(BulkFileError);
  expect(error).toMatchObject({ code: 'too-many-bytes', row: fitting + 2, line: fitting + 3 });
  expect(written.bytes).toBeLessThanOrEqual(100_000_000);
  expect(withoutMessage([(error as BulkFileError).issue])[0]).toMatchObject({
    ...{ code: 'too-many-bytes', severity: 'error', row: fitting + 2, line: fitting + 3 },
  });
});

async function drain(file: AsyncIterable<Uint8Array>, written = { bytes: 0 }): Promise<unknown> {
  try {
    for await (const piece of file) written.bytes += piece.length;
    return undefined;
  } catch (cause) {
    return cause;
  }
}
