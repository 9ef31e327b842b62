import type { IssueCode } from '../../issues/codes';

interface ReasonEntry {
  readonly meaning: string;
  /** What to do about it, in one or two sentences. */
  readonly advice: string;
  /** Codes of the local rules that find it before the upload. */
  readonly rules: readonly IssueCode[];
}

/**
 * Why the service did not attribute a conversion, by the service's name of the reason. Advice and rules
 * are our own.
 *
 * Source: OfflineConversionUnattributedReason Value Set, Campaign Management API.
 */
// biome-ignore format: a table is read down its lines
export const unattributedReasons = {
  Unknown: { rules: [],
    meaning: 'The service gives no reason.',
    advice: 'Validate the records that you sent. If they have no errors, ask Microsoft Advertising support, and give the tracking id of the upload.' },
  AdjustmentOriginalNotFound: { rules: ['adjustment-before-add', 'adjustment-same-file'],
    meaning: 'The conversion that the Restate or Retract adjusts was not found.',
    advice: 'Send the Add first, in its own file or request. Repeat its Conversion Name, Conversion Time, and identifiers exactly.' },
  ConversionAlreadyRetracted: { rules: ['adjustment-after-retract'],
    meaning: 'The conversion has already been retracted and cannot be adjusted again.',
    advice: 'Send no further adjustments for it. Send a new sale as an Add with its own Conversion Time.' },
  DuplicateConversionKey: { rules: ['duplicate'],
    meaning: 'A conversion with the same name, time, and identifiers was sent twice, or has already been attributed.',
    advice: 'Send each conversion once. If part of a file failed, send only the rejected records again.' },
  ConversionTimeExceedsMaxLookback: { rules: ['conversion-too-old'],
    meaning: 'Conversion Time is more than 90 days ago.',
    advice: 'Send conversions soon after they occur, ideally every day.' },
  ConversionTimeInFuture: { rules: ['conversion-in-future'],
    meaning: 'Conversion Time is in the future.',
    advice: 'Write times in UTC, not in local time, and check the clock of the system that records them.' },
  GoalNotFoundOrInactive: { rules: ['goal-unknown', 'goal-paused'],
    meaning: 'No goal has this Conversion Name, or the goal is not active.',
    advice: 'Write the name exactly as it is in the account, activate the goal, and wait two hours after creating one.' },
  ClickTimestampAfterConversion: { rules: ['conversion-before-click'],
    meaning: 'The click came after the conversion.',
    advice: 'Check that Conversion Time is in UTC, and that Microsoft Click Id is the one that led to this conversion.' },
  NoMatchingClickFound: { rules: [],
    meaning: 'No click matches the Microsoft Click Id or a hash.',
    advice: 'Check that the msclkid arrives unchanged from the landing page, and send each conversion at least an hour after its click.' },
  MissingMatchIdentifiers: { rules: [],
    meaning: 'There is no Microsoft Click Id, and no click matches the hashes.',
    advice: 'Also send the click id if you know it, and create the hashes with hashEmail and hashPhone or generate --hash.' },
  OutsideGoalLookbackWindow: { rules: ['outside-window'],
    meaning: "The click is outside the goal's conversion window.",
    advice: "Lengthen the goal's conversion window (90 days at most), or send only conversions within it." },
  AccountMismatch: { rules: [],
    meaning: 'Clicks were found, but all of them belong to other accounts or customers.',
    advice: 'Send each conversion to the account whose ad was clicked.' },
  MalformedData: { rules: [],
    meaning: 'The data is malformed, or contains characters that cannot be processed.',
    advice: 'Validate the records that you sent, and compare them with their source. An export may have damaged them.' },
  HistoricalClickDataExpired: { rules: ['click-too-old'],
    meaning: 'The original conversion was found, but its click is more than 90 days old.',
    advice: 'Restate or retract a conversion within 90 days of its click.' },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

/** The service's name of a reason for which a conversion was not attributed. */
export type UnattributedReason = keyof typeof unattributedReasons;

const unknownReason: ReasonEntry = {
  rules: [],
  meaning: 'This package does not know the reason.',
  advice: "Look it up in Microsoft's list of values for OfflineConversionUnattributedReason.",
};

/** Looks up a reason. The service may add some without notice. */
export function lookUpReason(name: string): ReasonEntry {
  return Object.hasOwn(unattributedReasons, name)
    ? unattributedReasons[name as UnattributedReason]
    : unknownReason;
}
