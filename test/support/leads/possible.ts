import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers for films and books that libphonenumber rejects. Sources: Ofcom, ARCEP */
const reserved = /^\+(?:447700900\d{3}|3363998\d{4})$/;

/** Whether the full numbering plans have an E.164 number, or regulators reserve it for fiction. */
export function isPossibleNumber(e164: string): boolean {
  const number = parsePhoneNumberFromString(e164, { extract: false });
  return (
    number?.number === e164 && number.isPossible() && (number.isValid() || reserved.test(e164))
  );
}

const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
const label = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const address = new RegExp(`^(${atom}(?:\\.${atom})*)@((?:${label}\\.)+[a-z]{2,63})$`, 'i');

/** Whether a text is an address of RFC 5321: a dot-string before the `@`, and a domain of DNS after it. */
export function isPossibleAddress(text: string): boolean {
  const [, name = '', domain = ''] = address.exec(text) ?? [];
  return name !== '' && name.length <= 64 && domain.length <= 253;
}
