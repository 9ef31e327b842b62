/**
 * A phone number with its country code, or with its area code in parentheses. Digits alone, in whatever
 * groups, may be an order number.
 */
const phone = /^(?:tel:)?\+(?:[\s()./-]*\d){7,15}$|^(?:tel:)?\(\d{2,5}\)(?:[\s./-]*\d){5,10}$/i;

/** Whether a text is, or contains, an email address, or is a phone number. */
export function personalDataIn(text: string): 'email' | 'phone' | undefined {
  if (text.includes('@')) return /[^\s@]@[^\s@]+\.[^\s@]/.test(text) ? 'email' : undefined;
  return phone.test(text) ? 'phone' : undefined;
}
