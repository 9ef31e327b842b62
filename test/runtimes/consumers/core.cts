import core = require('msads-bulk');
import services = require('msads-bulk/services');

/* The same as CommonJS. */

export async function total(file: string): Promise<number> {
  let sum = 0;
  for await (const { record } of core.readOfflineConversions(file)) {
    if (record?.action === 'Add') sum += record.conversionValue ?? 0;
    // @ts-expect-error: a time is no text, and so is not `any` either
    const time: string | undefined = record?.conversionTime;
    if (time) return record?.conversionTime.toUTC().toMillis() ?? 0;
  }
  return sum;
}

export function status(answer: string): readonly services.ApplyOutcome['status'][] {
  const outcomes = services.readApplyResponse(answer, { rows: [1] });
  // @ts-expect-error: a row is a number
  outcomes.map(({ row }) => row satisfies string);
  return outcomes.map(({ status: found }) => found);
}
