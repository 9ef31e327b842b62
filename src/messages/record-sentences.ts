import type { FactsOf } from '../issues/facts';
import { describeCharacter } from './characters';
import { pluralize, quoteText, type Sentences, suggest } from './phrases';
import { beforeClickSentence } from './time-sentence';

/** The messages about one record: its columns, its goal and its click. */
export const recordSentences = {
  // Several columns of one record
  'no-identifier': () =>
    'Microsoft Click Id, Hashed Email Address, and Hashed Phone Number are all empty. Fill in at least one of them.',
  'enhanced-identifier': () =>
    'The record has no valid Hashed Email Address or Hashed Phone Number. Enhanced conversions require at least one of them.',
  'hash-in-both-columns': () =>
    'Hashed Email Address and Hashed Phone Number contain the same hash, so one of them is wrong. Hash each from its own column.',
  'conversion-in-future': () => 'Conversion Time is in the future. Check that it is in UTC.',
  'conversion-too-old': (f) =>
    `Conversion Time is ${f.days} days ago. The service accepts only conversions from the last 90 days.`,
  'adjustment-in-future': () => 'Adjustment Time is in the future. Check that it is in UTC.',
  'adjustment-before-conversion': () =>
    'Adjustment Time is earlier than Conversion Time. Check whether the two are swapped.',
  'attribution-pair': (f) =>
    `${f.column} is empty. Fill in both External Attribution Credit and External Attribution Model, or neither.`,
  'revenue-value-missing': () => 'Revenue Value is empty. The revenue type FixedValue requires it.',
  'revenue-value-unexpected': (f) =>
    `Revenue Value is filled in, but does not apply to the revenue type NoValue${f.isDefault ? ', the default' : ''}. Leave it empty, or choose another Revenue Type.`,
  'revenue-value-large': () =>
    'Revenue Value is more than 999,999.9999. Microsoft documents the maximum as "999,9999", which may mean that number. Check the value.',
  'revenue-currency-missing': () =>
    'Currency Code is empty. A goal that has a value and the scope Customer requires it.',
  'revenue-replaced': () =>
    'Revenue Type is empty, but an Update that fills in one revenue column replaces all of them. Fill in every revenue column that you want to keep.',
  'api-only': (f) =>
    `${f.column} can be set only through the Campaign Management API. The Bulk service most likely ignores it. Leave it empty.`,

  // With the goals
  'goal-unknown': (f) =>
    `No goal ${f.value === undefined ? 'has this Conversion Name' : `is named ${quoteText(f.value)}`}. ${suggest(f.nearest, 'Write the name of the goal exactly as it is in the account.')}${f.difference ? ` ${f.difference.isInCell ? 'The cell' : "The goal's name"} has ${describeCharacter(f.difference)}.` : ''}`,
  'goal-paused': (f) =>
    `The goal is ${f.status.toLowerCase()}, so its conversions are not counted. Use an active goal.`,
  'goal-too-recent': () =>
    'The goal was created less than two hours ago. Wait until it is two hours old before you upload.',
  'goal-not-external': () =>
    'The goal is not externally attributed. Leave External Attribution Credit and External Attribution Model empty.',
  'attribution-missing': () =>
    'The goal is externally attributed, but External Attribution Credit and External Attribution Model are empty. Fill in both.',
  'goal-not-enhanced': (f) =>
    f.hasClickId
      ? 'The goal is not enabled for enhanced conversions, so the service silently drops the hashes. Enable them for the goal, or leave the hashes out.'
      : 'The goal is not enabled for enhanced conversions, and there is no click id to fall back on. Enable them for the goal, or fill in Microsoft Click Id.',
  'goal-no-value': () =>
    'The goal has the revenue type NoValue, so the value and currency are not counted. Leave them empty, or change the goal.',
  'counted-once': (f, nameRow) =>
    `${nameRow(f.earlierRow)} already adds a conversion for this click and goal. The goal counts only one conversion per click.`,

  // With the clicks
  'conversion-before-click': beforeClickSentence,
  'outside-window': (f) =>
    `Conversion Time is outside the goal's conversion window of ${f.minutes} minutes after the click. Check the time, or leave the row out.`,
  'click-too-old': (f) => `The click is ${f.days} days old. The service keeps clicks for 90 days.`,
  'click-too-recent': () =>
    'The click is less than an hour old. Wait until it is an hour old before you upload.',
  'clicks-skipped': (f) =>
    `${pluralize(f.count, 'row')} ${f.count === 1 ? 'was' : 'were'} skipped, because ${whySkipped(f)}. The other clicks are used.`,
  'click-repeated': (f) =>
    `${pluralize(f.count, 'row')} ${f.count === 1 ? 'gives' : 'give'} a different time for a click that already has one. The earliest time is used.`,

  // With the ledger
  'already-sent': (f) =>
    `The conversion was sent before, and ${sentStates[f.state]}. Leave it out.`,
  'original-unknown': (f) =>
    f.state === undefined
      ? `The ledger has no Add of this conversion${f.isOlderThanLedger ? ', which is older than the ledger. Check whether it was sent' : ', so the service cannot find it. Check the identifiers, the name and the time, or send the Add first'}.`
      : `The Add of this conversion ${unacceptedStates[f.state]}`,
  'already-retracted': (f) =>
    f.isLater
      ? 'The conversion was retracted before. The service accepts nothing after a Retract. Leave the adjustment out.'
      : 'A Retract with the same or a later Adjustment Time was sent before. Leave the adjustment out.',
  'adjustment-too-soon': (f) =>
    `The Add was accepted ${pluralize(f.minutes, 'minute')} ago. The service needs up to six hours until it finds the conversion. Send the adjustment later.`,
} satisfies Partial<Sentences>;

const sentStates: Readonly<Record<FactsOf<'already-sent'>['state'], string>> = {
  pending: 'is on its way',
  accepted: 'was accepted',
  retracted: 'was retracted later',
};

const unacceptedStates: Readonly<
  Record<NonNullable<FactsOf<'original-unknown'>['state']>, string>
> = {
  pending: 'is still on its way. Send the adjustment after it has been accepted.',
  rejected: 'was rejected. Correct it and send it again, and then the adjustment.',
  unknown: 'has an unknown outcome. Send it again, and then the adjustment.',
};

function whySkipped({ count, empty }: FactsOf<'clicks-skipped'>): string {
  const owner = count === 1 ? 'its' : 'their';
  if (empty === count) return `${owner} Microsoft Click Id is empty`;
  const unread = 'cannot be read as a click id';
  if (empty === 0) return `${owner} Microsoft Click Id ${unread}`;
  return `${owner} Microsoft Click Id is empty (${empty}) or ${unread} (${count - empty})`;
}
