/** Identifiers that stand nowhere else, as they may reach a file. */
export const planted = {
  email: 'marked.person77@secret-mail.example',
  'email in capitals': 'MARKED.PERSON77@SECRET-MAIL.EXAMPLE',
  'email with a name': 'Marked Person77 <marked.person77@secret-mail.example>',
  phone: '+15550100977',
  'phone with spaces': '+1 555 010 0977',
  'phone with marks': '(555) 010-0977',
  'phone with hyphens': '1555-01-00977',
  'phone with dots': '555.010.0977',
  'phone of digits': '5550100977',
  'phone with slashes': '0555/01 00 977',
  'phone in Arabic digits': '٠٥٥٥ ٠١٠ ٠٩٧٧',
  'phone of full width': '０５５５－０１００９７７',
  'phone with underscores': '0555_010_0977',
  'phone with middle dots': '0555·010·0977',
  'phone with a mark that is not seen': '0555\u200b0100977',
  'phone in brackets': '[0555] 010 0977',
  'email of full width': 'marked.person77＠secret-mail.example',
  hash: 'feedfacecafebeef0badf00ddeadc0de0d15ea5e1ceb00dabad1deac001d00d5',
  'hash in capitals': 'FEEDFACECAFEBEEF0BADF00DDEADC0DE0D15EA5E1CEB00DABAD1DEAC001D00D5',
  'hash cut off': 'feedfacecafebeef0badf00ddeadc0de0d15ea5e',
  'click id': 'c0ffee00baadf00d8badf00ddefec8ed',
  'click id in capitals': 'C0FFEE00BAADF00D8BADF00DDEFEC8ED',
  'click id with dashes': 'c0ffee00-baad-f00d-8bad-f00ddefec8ed',
  'click id with marks that are not seen': 'c0ffee00\u200bbaadf00d\u200b8badf00d\u200bdefec8ed',
  'click id in groups': 'c0ffee00 baadf00d 8badf00d defec8ed',
  'click id cut off': 'c0ffee00baadf00d8ba',
  'Google click id': 'Cj0KCQjwc0ffee77BhDjARIsAKc2cgPZ9hJ5Ml_secret77',
} as const;

/** A piece of each value that no message has for another reason. */
const pieces = [
  'person77',
  'secret-mail',
  '0100977',
  '010 0977',
  '010-0977',
  '01-00977',
  '010.0977',
  '010_0977',
  '010·0977',
  '01 00 977',
  '٠٩٧٧',
  '０１００９７７',
  'feedface',
  'c0ffee',
  'f00ddefec8ed',
  'secret77',
];

/** The pieces of planted values that a text holds. */
export function leaksOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return pieces.filter((piece) => lower.includes(piece));
}
