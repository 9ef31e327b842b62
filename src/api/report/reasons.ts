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
    advice: 'Validate what was sent. If it has no error, ask the support of the service, with the tracking id of the upload.' },
  AdjustmentOriginalNotFound: { rules: ['adjustment-before-add', 'adjustment-same-file'],
    meaning: 'There is no conversion that the Restate or Retract could adjust.',
    advice: 'Send the Add first, in a file or request of its own, and repeat its Conversion Name, Conversion Time and identifiers to the letter.' },
  ConversionAlreadyRetracted: { rules: ['adjustment-after-retract'],
    meaning: 'The conversion has been retracted already, and can not be adjusted again.',
    advice: 'Send nothing more for it. A new sale is an Add with a Conversion Time of its own.' },
  DuplicateConversionKey: { rules: ['duplicate'],
    meaning: 'A conversion with the same name, time and identifiers was sent twice, or is attributed already.',
    advice: 'Send each conversion once: of a file that failed in part, send only the rejected records again.' },
  ConversionTimeExceedsMaxLookback: { rules: ['conversion-too-old'],
    meaning: 'Conversion Time is more than 90 days back.',
    advice: 'Send conversions soon after they happen, best every day.' },
  ConversionTimeInFuture: { rules: ['conversion-in-future'],
    meaning: 'Conversion Time is in the future.',
    advice: 'Write times in UTC, not in local time, and check the clock of the system that makes them.' },
  GoalNotFoundOrInactive: { rules: ['goal-unknown', 'goal-paused'],
    meaning: 'No goal has the Conversion Name, or the goal is not active.',
    advice: 'Write the name exactly as the account has it, activate the goal, and wait two hours after creating one.' },
  ClickTimestampAfterConversion: { rules: ['conversion-before-click'],
    meaning: 'The click came after the conversion.',
    advice: 'Check that Conversion Time is in UTC, and that Microsoft Click Id is the one that led to this conversion.' },
  NoMatchingClickFound: { rules: [],
    meaning: 'No click was found by Microsoft Click Id or by a hash.',
    advice: 'Check that the msclkid comes unchanged from the landing page, and send a conversion an hour after its click or later.' },
  MissingMatchIdentifiers: { rules: [],
    meaning: 'There is no Microsoft Click Id, and no click was found by the hashes.',
    advice: 'Send the click id as well where it is known, and make the hashes with hashEmail and hashPhone or generate --hash.' },
  OutsideGoalLookbackWindow: { rules: ['outside-window'],
    meaning: "The click lies outside the goal's conversion window.",
    advice: 'Lengthen the conversion window of the goal (90 days at most), or send only what falls into it.' },
  AccountMismatch: { rules: [],
    meaning: 'Clicks were found, but they are all of other accounts or customers.',
    advice: 'Send each conversion to the account whose ad was clicked.' },
  MalformedData: { rules: [],
    meaning: 'The data is malformed, or has characters that can not be processed.',
    advice: 'Validate what was sent, and compare it with what the source holds: an export may have damaged it on the way.' },
  HistoricalClickDataExpired: { rules: ['click-too-old'],
    meaning: 'The original conversion is there, but its click is more than 90 days old.',
    advice: 'Restate and Retract within 90 days of the click.' },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

/** The service's name of a reason for which a conversion was not attributed. */
export type UnattributedReason = keyof typeof unattributedReasons;

const unknownReason: ReasonEntry = {
  rules: [],
  meaning: 'This reason is not known here.',
  advice: 'Look it up in the list of the service, OfflineConversionUnattributedReason.',
};

/** Looks up a reason. The service may add some without notice. */
export function lookUpReason(name: string): ReasonEntry {
  return Object.hasOwn(unattributedReasons, name)
    ? unattributedReasons[name as UnattributedReason]
    : unknownReason;
}
