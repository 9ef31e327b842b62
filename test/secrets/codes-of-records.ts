import type { SentConversion } from '../../src/records/offline-conversion/sent';
import { planted } from '../support/planted';
import type { Row } from '../support/rows';
import { everySent } from '../support/sent';
import { add, every, goal, named, record, restate, retract, updated } from './planted-rows';
import { goals, object, upload, type Way } from './ways';

const name = 'Signed contract';
const known = (facts: object): Way => upload([add], { goals: [{ name, ...facts }] });
const click = (time: string): Way =>
  upload([add, restate], {
    clicks: new Map([[planted['click id'], new Date(time)]]),
    goals: [{ name, conversionWindowInMinutes: 60 }],
  });
const sent = (rows: readonly Row[], answer: Partial<SentConversion> | undefined): Way =>
  upload(rows, { ledger: everySent(answer) });
const without = {
  'Hashed Email Address': '',
  'Hashed Phone Number': '',
  'Microsoft Click Id': '',
};
const times = (length: number, row: Row) => Array.from({ length }, () => row);
const twenty = (row: Row) => times(20, row);
/** An address in which one letter is wrong. */
const nearly = planted.email.replace('marked', 'marke');

/** Each code of a whole record, of goals and clicks, and of records together. */
export const codesOfRecords = {
  'no-identifier': [
    ...every.map((value) => upload([{ ...add, ...without, 'Conversion Name': value }])),
  ],
  'enhanced-identifier': [
    upload([{ ...named, 'Hashed Email Address': '', 'Hashed Phone Number': '' }], {
      enhancedConversions: true,
    }),
  ],
  'hash-in-both-columns': [
    upload([{ ...add, 'Hashed Email Address': planted.hash, 'Hashed Phone Number': planted.hash }]),
  ],
  'conversion-in-future': [upload([{ ...named, 'Conversion Time': '4/1/2026 9:00:00 AM' }])],
  'conversion-too-old': [upload([{ ...named, 'Conversion Time': '4/1/2025 9:00:00 AM' }])],
  'adjustment-in-future': [upload([{ ...restate, 'Adjustment Time': '4/1/2026 9:00:00 AM' }])],
  'adjustment-before-conversion': [
    upload([{ ...restate, 'Adjustment Time': '1/1/2026 9:00:00 AM' }]),
  ],
  'attribution-pair': [
    upload([{ ...named, 'External Attribution Model': '' }]),
    upload([{ ...named, 'External Attribution Credit': '' }]),
  ],
  'revenue-value-missing': [goals({ ...goal, 'Revenue Value': '' })],
  'revenue-value-unexpected': [goals({ ...goal, 'Revenue Type': 'NoValue' })],
  'revenue-value-large': [goals({ ...goal, 'Revenue Value': '5550100977' })],
  'revenue-currency-missing': [goals({ ...goal, 'Currency Code': '' })],
  'revenue-replaced': [goals({ ...updated, 'Revenue Type': '' })],
  'api-only': [goals({ ...goal, 'Is Externally Attributed': 'True' })],

  'goal-unknown': [
    ...every.map((value) => upload([{ ...add, 'Conversion Name': value }], { goals: [{ name }] })),
    upload([{ ...add, 'Conversion Name': nearly }], { goals: [{ name: planted.email }] }),
    object({ ...record, conversionName: nearly }, { goals: [{ name: planted.email }] }),
  ],
  'goal-paused': [known({ status: 'Paused' }), known({ status: 'Deleted' })],
  'goal-too-recent': [known({ createdAt: new Date('2026-02-28T23:00:00Z') })],
  'goal-not-external': [known({ isExternallyAttributed: false })],
  'attribution-missing': [
    upload([{ ...add, 'External Attribution Credit': '', 'External Attribution Model': '' }], {
      goals: [{ name, isExternallyAttributed: true }],
    }),
  ],
  'goal-not-enhanced': [known({ isEnhancedConversionsEnabled: false })],
  'goal-no-value': [known({ revenueType: 'NoValue' })],
  'counted-once': [
    upload([add, { ...add, 'Conversion Time': '2/2/2026 10:00:00 AM' }], {
      goals: [{ name, countType: 'Unique' }],
    }),
  ],

  'conversion-before-click': [click('2026-02-02T00:00:00Z')],
  'outside-window': [click('2026-01-30T00:00:00Z')],
  'click-too-old': [click('2025-10-01T00:00:00Z')],
  'click-too-recent': [click('2026-02-28T23:59:00Z')],

  'already-sent': [sent([add], { state: 'accepted' })],
  'original-unknown': [sent([restate], undefined), sent([restate], { state: 'rejected' })],
  'already-retracted': [sent([retract], { state: 'retracted' })],
  'adjustment-too-soon': [
    sent([restate], { state: 'accepted', acceptedAt: Date.parse('2026-02-28T23:00:00Z') }),
  ],

  'day-month-swapped': [upload([named, { ...named, 'Conversion Time': '13/2/2026 10:00:00 AM' }])],
  'all-at-midnight': [upload(twenty({ ...named, 'Conversion Time': '2/1/2026 12:00:00 AM' }))],
  'local-time': [
    upload(twenty(add), {
      clicks: new Map([[planted['click id'], new Date('2026-02-01T15:00:00Z')]]),
    }),
  ],
  'thousands-marks': [
    upload([
      { ...named, 'Conversion Value': '1.250' },
      { ...named, 'Conversion Value': '12,50' },
    ]),
  ],
  'all-zero': [upload(twenty({ ...named, 'Conversion Value': '0' }))],
  'hash-repeated': [upload(times(50, { ...named, 'Hashed Email Address': planted.hash }))],
  duplicate: [upload([add, add, { ...add, 'Client Id': 'C-7' }])],
  'adjustment-after-retract': [upload([retract, restate])],
  'adjustment-order': [
    upload([restate, { ...restate, 'Client Id': 'C-7' }]),
    sent([restate], { state: 'accepted', adjustedAt: Date.parse('2026-02-28T00:00:00Z') }),
  ],
  'adjustment-before-add': [upload([restate, add])],
  'adjustment-same-file': [upload([add, restate])],
  'goal-repeated': [goals(goal, goal), goals(updated, { ...updated, Name: planted.hash })],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
