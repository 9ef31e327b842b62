import type { EmailFault, PhoneFault } from '../issues/identifier-facts';

/** A warning about an identifier that is hashed all the same. */
export type IdentifierWarning = 'email-placeholder' | 'phone-extension' | 'phone-area-code';

/** The text to hash for a plain identifier, or the reason why there is none. */
export type IdentifierReading<Fault> =
  | { readonly normalized: string; readonly warnings: readonly IdentifierWarning[] }
  | { readonly fault: Fault };

export type EmailReading = IdentifierReading<EmailFault>;
export type PhoneReading = IdentifierReading<PhoneFault>;
