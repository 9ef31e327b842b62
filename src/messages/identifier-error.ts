import type { EmailFault, PhoneFault } from '../issues/identifier-facts';
import { emailSentence, phoneSentence } from './identifiers';

type Fault =
  | { readonly code: 'email-format'; readonly facts: EmailFault }
  | { readonly code: 'phone-format'; readonly facts: PhoneFault };

/**
 * Thrown by `hashEmail` and `hashPhone` for a text that is not one valid email address or phone number. It
 * never contains the text: the message names the cause, and `facts` holds it as data.
 *
 * @example
 * try {
 *   await hashPhone('030 23125001');
 * } catch (cause) {
 *   if (!isIdentifierError(cause)) throw cause;
 *   console.error(cause.code, cause.facts.reason); // 'phone-format', 'no-country-code'
 * }
 */
export class IdentifierError extends Error {
  override readonly name = 'IdentifierError';
  /** The code of the same fault as an issue. */
  readonly code: 'email-format' | 'phone-format';
  /** The cause, as in the facts of that issue. */
  readonly facts: EmailFault | PhoneFault;

  constructor({ code, facts }: Fault) {
    super(code === 'email-format' ? emailSentence(facts) : phoneSentence(facts));
    this.code = code;
    this.facts = facts;
  }
}

/**
 * Whether a value that was thrown is an `IdentifierError`. Unlike `instanceof`, it recognizes errors of
 * every copy of the package: the ES module and the CommonJS build have a class each.
 */
export function isIdentifierError(cause: unknown): cause is IdentifierError {
  return cause instanceof Error && cause.name === 'IdentifierError' && 'facts' in cause;
}
