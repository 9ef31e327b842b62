import { visible } from '../../text/shown/escapes';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for an element or an attribute of HTML or XML. What is not seen, and what XML does not allow, is escaped. */
export function markupText(text: string): string {
  return visible(text)
    .replace(/[&<>"']/g, (char) => escapes[char] as string)
    .replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}
