/**
 * Texts for a missing value that have reached real uploads, from Go, Python, JavaScript, luxon, moment,
 * databases and spreadsheets, and a click id that was never filled in.
 */
export const placeholders: readonly string[] = [
  ...['<nil>', 'nil', 'null', 'NULL', 'Null', '(null)', 'None', 'none', 'undefined', 'NaN', 'nan'],
  ...['[object Object]', 'Invalid DateTime', 'Invalid Date', 'Invalid date', 'NaT'],
  ...['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!'],
  ...['{msclkid}', '{{msclkid}}', '{MSCLKID}'],
  // What databases write for NULL
  '\\N',
];

/** What people and programs write for "none", and no name or id is. In a column of numbers it is an error anyway. */
const none = [
  ...['n/a', 'n.a.', 'not available', 'not applicable', 'not provided', 'not set', '(not set)'],
  ...['unknown', '(unknown)', 'missing', 'empty', '(empty)', 'blank', '(blank)', '(none)', 'tbd'],
  ...['<null>', '[null]', '<none>', '<na>', '#num!', '#null!', '#error!', 'not a number'],
  ...['-', '--', '---', '–', '—', '?', '??', '???', 'undefined', 'null', 'none', 'nan', 'nil'],
  ...['k.a.', 'keine Angabe', 'unbekannt', 'inconnu', 'desconocido', 'non disponible'],
  ...['nicht vorhanden', 'non renseigné', 'no disponible', 'não informado', 'sconosciuto'],
];

/** Lists them in the spellings in which they occur. */
export const noneWords = (): readonly string[] => none.flatMap(spellingsOf);

/** What else stands for a missing identifier. Elsewhere these may be values. */
const words = [
  ...none,
  ...['na', 'nothing', 'no', 'false', 'true'],
  ...['no email', 'noemail', 'no phone', 'nophone', 'test', 'anonymous', 'redacted', 'nul'],
  ...['\\n', '########'],
  ...['keine', 'aucun', 'ninguno', 'nessuno', 'onbekend', 'geen', 'brak'],
  ...['нет', 'не указан', 'неизвестно'],
  ...['なし', '不明', '未知', '无', '無', '없음'],
  ...['0', '00', '-1', '0.0'],
  ...['.', '..', '...', '_', '/', '+', '@'],
  ...['x', 'xx', 'xxx', '""', "''", '{}', '[]', '()', '0000000000', '+0', '1234567890'],
];

const blanks = ['', ' ', '  ', '\t', '\n', '\r', '\r\n', '\u00a0', '\ufeff'];

/** Lists the texts that stand for a missing identifier, in the spellings in which they occur. */
export function missingTexts(): ReadonlySet<string> {
  return new Set([...blanks, ...[...placeholders, ...words].flatMap(spellingsOf)]);
}

function spellingsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const [first, each] = [/\p{L}/u, /(?<!\p{L})\p{L}/gu].map((initials) =>
    lower.replace(initials, (letter) => letter.toUpperCase()),
  ) as [string, string];
  return [text, lower, first, each, text.toUpperCase()];
}

let known: ReadonlySet<string> | undefined;

/** Whether a text stands for a missing identifier, whatever its case and the blanks around it. */
export function isMissing(text: string): boolean {
  known ??= missingTexts();
  return known.has(text.trim().toLowerCase());
}
