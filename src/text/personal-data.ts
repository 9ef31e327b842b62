/** Whether a text is, or contains, an email address, or is a phone number with its country code. */
export function personalDataIn(text: string): 'email' | 'phone' | undefined {
  if (text.includes('@')) return /[^\s@]@[^\s@]+\.[^\s@]/.test(text) ? 'email' : undefined;
  const isPhone = text.startsWith('+') && /^\+(?:[\s()./-]*\d){7,15}$/.test(text);
  return isPhone ? 'phone' : undefined;
}
