import {
  type Issue,
  type OfflineConversionInput,
  offlineConversionStream,
  readOfflineConversions,
  reconcile,
  type ValidationReport,
  validateBulkFile,
  writeOfflineConversions,
} from 'msads-bulk';
import { applyRequests, readApplyResponse } from 'msads-bulk/services';

/* What a program in TypeScript does with the core. Where a type is lost, its wrong line compiles. */

export async function total(file: Blob): Promise<number> {
  let sum = 0;
  for await (const { record, issues } of readOfflineConversions(file)) {
    const codes: readonly Issue['code'][] = issues.map(({ code }) => code);
    if (record?.action === 'Add' && codes.length === 0) sum += record.conversionValue ?? 0;
    // @ts-expect-error: a time is no text, and so is not `any` either
    const time: string | undefined = record?.conversionTime;
    if (time) return record?.conversionTime.toUTC().toMillis() ?? 0;
  }
  return sum;
}

export async function send(records: readonly OfflineConversionInput[]): Promise<ValidationReport> {
  const written: AsyncIterable<Uint8Array> = writeOfflineConversions(records);
  for await (const request of applyRequests(records, { format: 'json' }))
    for (const { errors } of readApplyResponse('{"PartialErrors":[]}', request))
      errors.map(({ advice }) => advice satisfies 'fix' | 'retry' | 'account');
  // @ts-expect-error: a number is not a time, whether or not a project checks the types of its packages
  writeOfflineConversions([{ conversionName: 'Lead', conversionTime: 12345 }]);
  // @ts-expect-error: there is no such action
  writeOfflineConversions([{ action: 'Cancel', conversionName: '', conversionTime: '' }]);
  return validateBulkFile(written, { onIssue: ({ line }) => line satisfies number });
}

export async function become(upload: string, result: ReadableStream<Uint8Array>): Promise<number> {
  const through = result.pipeThrough(offlineConversionStream());
  const { summary } = reconcile({ upload, result: 'Type,Name' });
  await through.cancel();
  return (await summary).records.rejected;
}
