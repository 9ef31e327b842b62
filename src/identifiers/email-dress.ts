/** Takes an email address out of `Name <…>`, `mailto:…`, quotes, and the punctuation of a list. */
export function undressEmail(text: string): string {
  const steps = [
    toHalfWidth,
    takeRepeated,
    takeAngled,
    unquote,
    unlink,
    removeComment,
    trimPunctuation,
  ];
  const undressed = steps.reduce((rest, step) => step(rest), text);
  return undressed === text ? text : undressEmail(undressed);
}

/** Keyboards for East Asian scripts have an `@`, letters and full stops of their own. */
function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uff61]/g, '.');
}

/** Takes an address that a text repeats, as a link does that was copied with its text. */
function takeRepeated(text: string): string {
  const addresses = text
    .split(/[\s,;|<>()[\]"]+/)
    .map((part) => part.replace(/^.*mailto:|\?.*$/gis, '').replace(/^['‘’“”]+|['‘’“”.]+$/g, ''))
    .filter((part) => part.includes('@'));
  const [first = text, ...others] = addresses;
  const isRepeated = others.length > 0 && others.every((each) => isSame(each, first));
  return isRepeated ? first : text;
}

const isSame = (text: string, other: string) => text.toLowerCase() === other.toLowerCase();

function takeAngled(text: string): string {
  const [, name = '', angled] = /^([^<>]*)<([^<>]*)>[\s.,;]*$/.exec(text) ?? [];
  if (angled === undefined) return text;
  // An address as the name of another address would be a second one.
  return name.includes('@') ? text : angled;
}

const pairs = ['""', "''", '``', '“”', '”“', '„“', '„”', '‘’', '‚‘', '«»', '»«', '()', '[]'];

/** Removes quotes, and the `="…"` and `'…` with which spreadsheets keep text from becoming a number. */
function unquote(text: string): string {
  const inner = text.replace(/^='?(?=["'])/, '');
  const isPair = inner.length > 1 && pairs.includes(`${inner[0]}${inner.at(-1)}`);
  return isPair ? inner.slice(1, -1) : inner.replace(/^'/, '');
}

/**
 * Removes the scheme of a link with what follows the address, a label such as `E-Mail:`, and the percent
 * escapes of a URL. Source: RFC 6068, section 2
 */
function unlink(text: string): string {
  const label = /^(?:mailto|smtp|e?-?mail)\s*:\s*/i.exec(text)?.[0] ?? '';
  const target = text.slice(label.length);
  const address = /^mailto/i.test(label) ? target.replace(/\?.*$/s, '') : target;
  return decodePercent(address);
}

function decodePercent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Removes a comment behind an address: `john@contoso.com (work)`. Source: RFC 5322, section 3.2.2 */
function removeComment(text: string): string {
  return text.replace(/(?<=@[^\s()@]+)\s*\([^()@]*\)$/, '');
}

function trimPunctuation(text: string): string {
  return text.replace(/^[\s,;]+|[\s.,;:]+$/g, '');
}
