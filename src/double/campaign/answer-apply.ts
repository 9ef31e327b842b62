import { type ApplyOperation, applyOperations, maxItemsOfRequest } from '../../api/apply/batch';
import { columnsByMember, shapeOf } from '../../api/apply/objects';
import { openRecordCheck } from '../../api/apply/record-check';
import { isObject, memberOf } from '../../api/wire/json';
import { readSettings } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import { type Answer, jsonAnswer } from '../answer';
import { faultAnswer } from '../fault';
import { rejectionFor } from '../record-error';
import type { Service } from '../service';
import { batchError, recordBatchError } from './batch-error';
import { summarizeConversion } from './conversions';

/**
 * Answers ApplyOfflineConversions and ApplyOfflineConversionAdjustments: judges each item by the rules of
 * the package, and counts those without an error.
 *
 * Source: ApplyOfflineConversions Service Operation, Campaign Management API.
 */
export async function answerApply(
  name: ApplyOperation,
  request: object,
  { now, conversions, goals }: Service,
): Promise<Answer> {
  const { list } = applyOperations[name];
  const items = memberOf(request, list);
  if (!Array.isArray(items) || items.length === 0) return faultAnswer(5600);
  if (items.length > maxItemsOfRequest) return faultAnswer(5601);
  const options = {
    now: new Date(now),
    duplicates: false,
    ...(goals.rules && { goals: goals.rules }),
  };
  const { settings } = readSettings(offlineConversion, 'check', options);
  const records = openRecordCheck(offlineConversion, settings, { onInvalid: 'skip' });
  const arrival = {
    channel: 'CampaignManagementAPI',
    ...{ receivedAt: now, countedAt: now, requestId: undefined },
  } as const;
  const errors: object[] = [];
  for (const [index, item] of items.entries()) {
    if (!isObject(item)) {
      errors.push(batchError(5602, index));
      continue;
    }
    if (name === 'ApplyOfflineConversionAdjustments' && memberOf(item, 'AdjustmentType') == null) {
      errors.push(batchError(5618, index));
      continue;
    }
    const prepared = { item: toInput(item, name), hashed: undefined, faults: undefined };
    const { record, issues } = records.check(prepared as never, index);
    if (record) {
      goals.named(record.conversionName);
      conversions.add(summarizeConversion(record), arrival);
    }
    for (const issue of issues)
      if (issue.severity === 'error') errors.push(recordBatchError(rejectionFor(issue), index));
  }
  return jsonAnswer(200, { PartialErrors: errors });
}

/** The members of an item as properties of a record. Members that the operation does not know are ignored. */
function toInput(item: object, name: ApplyOperation): object {
  const isAdjustment = name === 'ApplyOfflineConversionAdjustments';
  const { members } = shapeOf(isAdjustment ? 'Restate' : 'Add');
  const properties = Object.keys(members).flatMap((member) => {
    const property = columnsByMember.get(member)?.property;
    return property === undefined ? [] : [[property, memberOf(item, member)]];
  });
  return Object.fromEntries(properties.filter(([, value]) => value != null));
}
