import type { IssueCode } from '../issues/codes';
import type { Fault, Issue, Place } from '../issues/issue';
import { personalDataIn } from '../text/personal-data';
import { serviceError } from '../vendor/errors';
import type { NameRow } from './phrases';
import { sentences } from './sentences';

/**
 * Makes the issue of a fault: where it stands, and in words.
 *
 * @param nameRow what the message calls another row. Default: a row after the header.
 */
export function issueOf(fault: Fault, place: Place, nameRow?: NameRow): Issue {
  const { code, severity, column, property, service } = fault;
  const facts = factsOf(fault);
  return {
    code,
    severity,
    line: place.line,
    row: place.row,
    ...(column === undefined ? {} : { column }),
    ...(property === undefined ? {} : { property }),
    ...(place.action === undefined ? {} : { action: place.action }),
    ...(place.clientId && !personalDataIn(place.clientId) ? { clientId: place.clientId } : {}),
    message: messageOf(fault, nameRow),
    ...(facts === undefined ? {} : { facts }),
    ...(service === undefined ? {} : { serviceError: serviceError(service) }),
  } as Issue;
}

/** The message of a fault, or of an issue whose other rows have names of their own. */
export function messageOf(
  { code, facts, sentence }: Pick<Fault, 'code' | 'facts' | 'sentence'>,
  nameRow: NameRow = (row) => `Row ${row} after the header`,
): string {
  if (sentence) return sentence((facts ?? {}) as never);
  return sentences[code as IssueCode]((facts ?? {}) as never, nameRow);
}

/** The facts without those that are undefined. Those of a code of a user's own are passed on unchanged. */
function factsOf({ facts, sentence }: Fault): object | undefined {
  return facts === undefined || sentence ? facts : withoutUndefined(facts);
}

function withoutUndefined(facts: object): object {
  const known = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  return Object.fromEntries(
    known.map(([name, fact]) => [name, isFacts(fact) ? withoutUndefined(fact) : fact]),
  );
}

/** Whether a fact is made of facts: that of the cause of a fault. */
function isFacts(fact: unknown): fact is object {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}
