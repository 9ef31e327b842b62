/** How a text was damaged on its way, and what it was before. */
export interface Garbled {
  readonly reason: 'decoded-twice' | 'html' | 'percent';
  /** The text as it was meant. */
  readonly meant: string;
}

/** Characters of the bytes 0x80 to 0x9F in windows-1252, which reads UTF-8 as `Ã¤`. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Names of HTML entities for U+00A0 to U+00FF, in their order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 ' +
  'acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde ' +
  'Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute ' +
  'Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde ' +
  'auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const entities = new Map([
  ...([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
  ] as const),
  ...latin1.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
]);

/** Finds out whether a text was read in a wrong encoding, or escaped and never unescaped. */
export function findGarbled(text: string): Garbled | undefined {
  const repairs = [
    ['decoded-twice', decodeOnce],
    ['decoded-twice', decodeCyrillicOnce],
    ['html', unescapeHtml],
    ['percent', unescapePercent],
  ] as const;
  for (const [reason, repair] of repairs) {
    const meant = repair(text);
    if (meant !== undefined && meant !== text) return { reason, meant };
  }
  return undefined;
}

/**
 * A capital letter before a mark is right in capitals (`MANHÃ®`), so that two characters count only where
 * no such word ends: after a small letter, or before another letter.
 */
const decodedTwice =
  /[\u00e0-\u00ef].[^\p{L}\s]|\p{Ll}[\u00c2-\u00df]|[\u00c2-\u00df][^\p{L}\s]\p{L}|â€/u;

/** Undoes a reading of UTF-8 as windows-1252: `BestÃ¤tigt` was `Bestätigt`. */
function decodeOnce(text: string): string | undefined {
  if (!decodedTwice.test(text)) return undefined;
  const bytes = Array.from(text, (character) => {
    const special = windows1252.indexOf(character);
    return special === -1 ? (character.codePointAt(0) as number) : 0x80 + special;
  });
  return bytes.some((byte) => byte > 0xff) ? undefined : decodeUtf8(bytes);
}

/** Letters of today's Cyrillic alphabets. Two of them that happen to be UTF-8 encode an archaic letter. */
const cyrillicWord = /[А-яЁёЄєІіЇїҐґЎў]{3}/;

/** Undoes a reading of UTF-8 as windows-1251: `Р›РёРґС‹` was `Лиды`. */
function decodeCyrillicOnce(text: string): string | undefined {
  if (!/[РС][^\s\wА-я]/.test(text)) return undefined;
  const high = new TextDecoder('windows-1251').decode(
    Uint8Array.from({ length: 128 }, (_, at) => 128 + at),
  );
  const bytes = Array.from(text, (character) =>
    character < '\u0080' ? character.charCodeAt(0) : 128 + high.indexOf(character),
  );
  // 127 stands for a character that windows-1251 does not have.
  const meant = bytes.includes(127) ? undefined : decodeUtf8(bytes);
  return meant !== undefined && cyrillicWord.test(meant) ? meant : undefined;
}

function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/**
 * Undoes escapes of a URL. One escape of two digits is left alone unless a letter stands before it: some
 * languages write `%20` for twenty per cent. Escapes of plain letters and digits are never made by a program.
 */
function unescapePercent(text: string): string {
  return text.replace(/(^|.)((?:%[0-9a-f]{2})+)/gisu, (whole, before, escapes) => {
    if (/^%\d\d$/.test(escapes) && !/\p{L}/u.test(before)) return whole;
    try {
      const meant = decodeURIComponent(escapes);
      return /[\w.~\p{Cc}-]/u.test(meant) ? whole : before + meant;
    } catch {
      return whole;
    }
  });
}
