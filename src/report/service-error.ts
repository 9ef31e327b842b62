import type { RecordError } from '../results/outcome';
import { showable } from '../text/shown/showable';

/*
 * Errors of the service, as far as they may be shown: without what looks like an identifier, and no
 * longer than 500 characters.
 */

const maxLength = 500;

/** An error of the service in JSON. */
export interface ErrorJson extends Pick<RecordError, 'advice' | 'meaning'> {
  /** The service's number of the error, if it has one. */
  readonly number: number | undefined;
  /** The service's name of the error, or `(withheld)`. */
  readonly code: string;
  /** The field at fault. Absent if it looks like an identifier. */
  readonly fieldPath: string | undefined;
  /** Further details from the service. Absent if they look like an identifier. */
  readonly detail: string | undefined;
}

/** An error as a member of JSON, which leaves out what is undefined. */
export function errorJson(error: RecordError): ErrorJson {
  const { number, code, fieldPath, detail, advice, meaning } = error;
  return {
    number,
    code: showName(code),
    fieldPath: fieldPath && showDetail(fieldPath),
    detail: detail && showDetail(detail),
    advice,
    meaning: meaning === code ? showName(meaning) : meaning,
  };
}

/** The name of an error, or a placeholder for it. */
export function showName(name: string): string {
  return showDetail(name) ?? '(withheld)';
}

/** What an error means. For an unknown error, what the service adds to it. */
export function explain({ code, meaning, detail = '' }: RecordError): string {
  return meaning === code ? (showDetail(detail) ?? '') : meaning;
}

/** Names the rules that could have found an error before the upload. Starts with a space unless there are none. */
export function localRules(rules: readonly string[]): string {
  if (rules.length === 0) return '';
  return ` Validation can find this before the upload: ${rules.join(', ')}.`;
}

function showDetail(text: string): string | undefined {
  return showable(text, false, maxLength);
}
