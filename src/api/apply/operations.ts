import { offlineConversionAdjustmentObject, offlineConversionObject } from '../answer/objects';
import { restPath } from '../wire/soap/envelope';

/** One of the two operations that apply conversions. */
export type ApplyOperation = 'ApplyOfflineConversions' | 'ApplyOfflineConversionAdjustments';

/** Source: ApplyOfflineConversions and its twin, Campaign Management API. */
export const applyOperations = {
  ApplyOfflineConversions: {
    path: restPath('/OfflineConversions/Apply'),
    list: 'OfflineConversions',
    item: offlineConversionObject,
  },
  ApplyOfflineConversionAdjustments: {
    path: restPath('/OfflineConversionAdjustments/Apply'),
    list: 'OfflineConversionAdjustments',
    item: offlineConversionAdjustmentObject,
  },
} as const;

/** The service takes no more in one request: OfflineConversionsLimitExceeded. */
export const mostItems = 1000;
