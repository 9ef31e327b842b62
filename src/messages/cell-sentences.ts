import type { FactsOf } from '../issues/facts';
import { describeCharacter } from './characters';
import { clickIdSentence, describeDress, hashSentence } from './identifier-cells';
import { emailSentence, phoneSentence } from './identifiers';
import {
  addArticle,
  addHint,
  bracket,
  capitalize,
  nameColumn,
  quoteCell,
  quoteText,
  type Sentences,
  suggest,
} from './phrases';
import { timeFormatSentence } from './time-sentence';

/** The messages about one cell, or about the property that becomes one. */
export const cellSentences = {
  required: (f) =>
    `${f.column} is empty. ${capitalize(addArticle(f.action))} requires it.${addHint(f)}`,
  'not-applicable': (f) =>
    `${f.column} is filled in, but does not apply to ${addArticle(f.action)}. Leave it empty.${addHint(f)}`,
  undocumented: (f) =>
    `${f.column} is filled in, but it is not documented whether ${addArticle(f.action)} accepts it. Leave it empty to be safe.`,
  'read-only': (f) =>
    `${f.column} is filled in, but ${addArticle(f.action)} cannot set it, and the service most likely ignores it. Leave it empty.`,
  'goal-currency-used': () =>
    "Adjustment Currency Code is empty, so the service uses the goal's currency or rejects the row. Fill it in.",
  'adjustment-type': (f) =>
    `${f.value === undefined ? 'Adjustment Type' : `Adjustment Type "${f.value}"`} is not an action. Write Restate or Retract, or leave it empty to add a conversion.`,
  'adjustment-type-spelling': (f) =>
    `Adjustment Type is not spelled exactly as expected. Write "${f.expected}".`,
  'text-format': (f) =>
    f.reason === 'surrogate'
      ? 'The text contains a broken character (half of a surrogate pair), which UTF-8 cannot represent. Remove it.'
      : f.reason === 'control'
        ? 'The text contains a character that XML cannot represent, not even escaped. Remove it, or send JSON.'
        : `The value must be text, but ${f.valueType ? addArticle(f.valueType) : 'a value that has no text'} was given.`,
  'text-garbled': (f) => {
    const meant = f.meant === undefined ? '' : ` The text was probably ${quoteText(f.meant)}.`;
    return {
      replaced: `${f.column} contains U+FFFD, which stands for characters that were lost when the text was decoded. Export it again as UTF-8.`,
      'decoded-twice': `${f.column} was written as UTF-8 and read as another encoding.${meant} Read the source as UTF-8.`,
      html: `${f.column} contains an HTML entity, such as &amp;, instead of a character.${meant} Write the character itself.`,
      percent: `${f.column} contains a percent escape of a URL, such as %C3%A4, instead of a character.${meant} Write the character itself.`,
    }[f.reason];
  },
  'name-characters': (f) =>
    f.reason === 'unseen'
      ? `Conversion Name has ${describeCharacter(f)}. Goal names are compared exactly. Remove the character, unless the goal's name has it too.`
      : `Conversion Name has ${describeCharacter(f)}, in a word with Latin letters. Goal names are compared exactly. Type the word again, unless the goal's name has the letter too.`,
  'client-id-altered': (f) =>
    f.reason === 'decimal'
      ? 'A program turned the Client Id into a decimal number that ends in ".0", so results cannot be matched with their records. Export it again as text.'
      : `A spreadsheet turned the Client Id into ${{ number: 'a rounded number', date: 'a date', width: 'number signs' }[f.reason]}, so results cannot be matched with their records. Export it again with the column formatted as text.`,
  'client-id-personal': (f) =>
    `The Client Id is ${f.identifier === 'email' ? 'an email address' : 'a phone number'}. It comes back in result files. Use an id that identifies no person, such as an order number.`,
  'too-long': (f) => `${f.column} has ${f.length} characters. The maximum is ${f.limit}.`,
  'time-format': (f) => timeFormatSentence(f, quoteCell(f)),
  'time-iso': () =>
    'The time is in an ISO format, which the service has been known to reject. Write it in UTC as M/d/yyyy h:mm:ss AM.',
  'time-zone': (f) =>
    `The time has the offset ${f.offset}. Times in a bulk file must be in UTC, without an offset.`,
  'time-precision': () =>
    'The time has a fraction of a second, which is not written. A later adjustment must repeat the time as written.',
  'time-no-seconds': () =>
    'Conversion Time has no seconds, so the conversion will most likely not be found. Repeat the time exactly as it was written for the Add, with its seconds.',
  'time-no-offset': () =>
    'The time has no offset, so its time zone is unknown. Add Z or an offset, or set the time zone with timeZone or --time-zone.',
  'time-date-order': (f) => {
    const fits = f.fits === undefined ? '' : ` This date fits only ${f.fits}.`;
    return f.dateOrder === undefined
      ? `The order of day and month is not known. Set it with dateOrder or --date-order: mdy, dmy, or ymd.${fits}`
      : `The date does not fit the date order ${f.dateOrder}.${fits} Correct the date, or choose another order with dateOrder or --date-order.`;
  },
  'time-ambiguous': (f) =>
    `The local time occurs twice in ${f.timeZone}, because clocks go back. Add an offset, or choose one of the two with ambiguousTime or --ambiguous.`,
  'time-nonexistent': (f) =>
    `The local time does not exist in ${f.timeZone}, because clocks go forward. Add an offset, or choose how to read it with ambiguousTime or --ambiguous.`,
  'number-format': numberFormatSentence,
  'number-precision': (f) =>
    `${quoteCell(f)} has more than ${f.decimals} decimal places. The service keeps only ${f.decimals}.`,
  'integer-format': (f) =>
    f.reason === 'not-whole'
      ? `${quoteCell(f)} is not a whole number. Write a number from ${f.min} to ${f.max}, in digits only.`
      : `${quoteCell(f)} is out of range. Write a number from ${f.min} to ${f.max}.`,
  'boolean-format': (f) => `${quoteCell(f)} is not allowed here. The value must be True or False.`,
  'id-format': (f) =>
    ({
      spreadsheet: `A spreadsheet turned the id into a number${bracket(f)}, so the id is lost. Export it again with the column formatted as text.`,
      number:
        'The id was given as a number, which cannot hold all of its digits. Pass it as text or as a bigint.',
      other: `${quoteCell(f)} is not an id. An id is a whole number above 0, in digits only.`,
    })[f.reason],
  'value-unknown': (f) =>
    `${quoteCell(f)} is not a known value for this column, and is kept unchanged. ${suggest(f.nearest, 'Check its spelling.')}`,
  'value-spelling': (f) => `The value is not spelled exactly as expected. Write "${f.expected}".`,
  'value-not-accepted': (f) =>
    `"${f.value}" appears only in answers from the service. An upload cannot set it.`,
  'currency-format': (f) =>
    `${quoteCell(f)} is not a currency code. Write three capital letters, for example USD.`,
  'currency-unlisted': (f) =>
    `${f.value === undefined ? 'The currency' : `"${f.value}"`} is not in Microsoft's list of currencies, which is known to be out of date. Check that the code is right.`,
  'credit-range': (f) =>
    `${quoteCell(f)} is out of range. The credit must be above 0 and at most 1.`,
  'click-id': clickIdSentence,
  'click-id-dashes': () => 'The click id is a GUID with dashes. Remove the dashes.',
  'click-id-cleaned': (f) =>
    `The click id ${describeDress(f.dress)}. Only its 32 hex digits are written.`,
  'not-hashed': (f) => {
    const subject = f.value === undefined ? 'The cell contains' : `"${f.value}" is`;
    const [kind, hash] =
      f.identifier === 'email' ? ['email address', 'hashEmail'] : ['phone number', 'hashPhone'];
    return `${subject} a plain ${kind}. Hash it with ${hash} or generate --hash, and never upload it as plain text.`;
  },
  'hash-format': hashSentence,
  'hash-case': () => 'The hash is in uppercase. Write its hex digits in lowercase.',
  'hash-of-nothing': (f) =>
    `This is the hash of ${f.text.trim() === '' ? 'an empty text' : `"${f.text}"`}, which stands for a missing value. If there is nothing to hash, leave the cell empty.`,
  placeholder: (f) =>
    f.isTemplate
      ? `The cell contains ${f.value === undefined ? 'a variable' : quoteText(f.value)} from a template, such as {{order_id}}, that was never replaced by a value. Correct the template, and export again.`
      : f.value?.trim() === ''
        ? 'The cell contains nothing but spaces, so it is read as empty. Leave it empty, because the service may reject it.'
        : `The cell contains "${f.value}", which looks like a missing value that was turned into text. If the value is missing, leave the cell empty.`,
  'delete-value': () =>
    'delete_value clears a field in an update, but there is nothing to clear here. Leave the cell empty.',
  'email-format': emailSentence,
  'email-placeholder': () =>
    'The email address belongs to nobody: it is a placeholder, or at a domain that is reserved for examples. If you do not know the address, leave it empty.',
  'phone-format': phoneSentence,
  'phone-extension': () =>
    'The phone number has an extension, which was left out of the hash. Check that the number without it is the one you want.',
  'phone-area-code': () =>
    'The phone number is short and has no leading 0, so its area code may be missing. The hash would then be of another number. Write the complete number.',
  'property-unknown': (f) => {
    const name = f.name === undefined ? '' : ` "${f.name}"`;
    switch (f.reason) {
      case 'unknown':
        return `Unknown property${name}. ${suggest(f.nearest, 'Correct its name, or leave it out.')}`;
      case 'not-applicable':
        return `Property${name} does not apply to ${addArticle(f.action)}. Leave it out.${addHint(f)}`;
      case 'unknown-action':
        return `Property${name} cannot be written. It must be one of ${f.actions.join(', ')}.`;
      case 'other-action':
        return `Property${name} cannot be written. Its cells ${f.action === undefined ? 'show no action' : `would ${f.action}`}.`;
      case 'left-out':
        return `Property${name} cannot be written. The option "columns" leaves out "${f.column}".`;
      case 'nameless':
        return `Column ${f.columnNumber} is filled in, but has no name. ${nameColumn(f)}`;
      case 'personal-data':
        return `Property${name} cannot be written as plain text. Set the option "hash" (--hash) to hash it.`;
      case 'already-hashed':
        return `Property${name} cannot be written. ${f.hashed} is already given.`;
      case 'given-twice':
        return `Property${name} is given twice, under two names. Leave one of them out.`;
      case 'repeated':
        return `${name === '' ? 'A property' : `Property${name}`} is in the object more than once. Leave it in once, with the value that is right.`;
    }
  },
  'not-json': () =>
    'The input is not a JSON object. Write each record as one object, on a line of its own.',
} satisfies Partial<Sentences>;

/** The message of a text or value that is not an amount of money or a share. */
function numberFormatSentence(f: FactsOf<'number-format'>): string {
  const subject = quoteCell(f);
  switch (f.reason) {
    case 'not-a-number':
      return `${subject} is not a number. Write digits with a period as the decimal mark, without a sign, an exponent, spaces, or thousands separators.`;
    case 'negative':
      return `${subject} is negative. The minimum is 0.${addHint(f)}`;
    case 'too-large':
      return `${subject} is too large. The maximum is ${f.max}.`;
    case 'decimal-comma':
      return `${subject} has a decimal comma. Write a period instead.`;
    case 'comma':
      return `${subject} has a comma, which may be a decimal comma or a thousands separator. Write a period as the decimal mark, and no thousands separators.`;
    case 'thousands-marks':
      return `${subject} has thousands separators. Remove them, and write a period as the decimal mark.`;
    case 'currency':
      return `${subject} contains a currency. Write only the number here, and the code of the currency in its own column.`;
    case 'exponent':
      return `${subject} has an exponent, as spreadsheets write large numbers. Export it again with all of its digits.`;
    case 'plus':
      return `${subject} has a plus sign. Remove it.`;
    case 'point':
      return `${subject} needs digits on both sides of its decimal mark, which must be a period.`;
    case 'outer-spaces':
      return `${subject} has spaces around the number. Remove them.`;
  }
}
