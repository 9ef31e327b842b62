/** Takes an email address out of `Name <…>`, `mailto:…`, quotes, and the punctuation of a list. */
export function undressEmail(text: string): string {
  const steps = [toHalfWidth, takeAngled, unquote, unlink, trimPunctuation];
  const undressed = steps.reduce((rest, step) => step(rest), text);
  return undressed === text ? text : undressEmail(undressed);
}

/** Keyboards for East Asian scripts have an `@`, letters and full stops of their own. */
function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uff61]/g, '.');
}

function takeAngled(text: string): string {
  const [, name = '', angled] = /^([^<>]*)<([^<>]*)>[\s.,;]*$/.exec(text) ?? [];
  if (angled === undefined) return text;
  // Mail programs repeat an address as its name. Another address would be a second one.
  const isOther = name.includes('@') && !name.toLowerCase().includes(angled.trim().toLowerCase());
  return isOther ? text : angled;
}

const pairs = ['""', "''", '``', '“”', '”“', '„“', '„”', '‘’', '‚‘', '«»', '»«', '()', '[]'];

/** Removes quotes, and the `="…"` and `'…` with which spreadsheets keep text from becoming a number. */
function unquote(text: string): string {
  const inner = text.replace(/^='?(?=["'])/, '');
  const isPair = inner.length > 1 && pairs.includes(`${inner[0]}${inner.at(-1)}`);
  return isPair ? inner.slice(1, -1) : inner.replace(/^'/, '');
}

/** Removes the scheme of a link with what follows the address, and a label such as `E-Mail:`. */
function unlink(text: string): string {
  const label = /^(?:mailto|smtp|e?-?mail)\s*:\s*/i.exec(text)?.[0] ?? '';
  const target = text.slice(label.length);
  const address = /^mailto/i.test(label) ? target.replace(/\?.*$/s, '') : target;
  return address.includes('@') ? address : address.replace('%40', '@');
}

function trimPunctuation(text: string): string {
  return text.replace(/^[\s,;]+|[\s.,;]+$/g, '');
}
