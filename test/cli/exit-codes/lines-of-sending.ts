import type { Lines } from './lines';

/** Command lines of `generate` and `apply`. */
export const linesOfSending: Lines = {
  'generate INPUT -o FILE': [
    ['generate good.ndjson -o up.csv', 'generate good.ndjson -o -'],
    ['generate half.ndjson -o up.csv', 'generate none.ndjson -o up.csv'],
    ['generate page.csv -o up.csv', 'generate good.ndjson', 'generate good.ndjson -o up.txt'],
  ],
  'generate … --on-error skip': [
    ['generate good.ndjson -o up.csv --on-error skip'],
    ['generate half.ndjson -o up.csv --on-error skip'],
    ['generate page.csv -o up.csv --on-error skip'],
  ],
  'generate … --max-rejected N\\|P%': [
    [
      'generate half.ndjson -o up.csv --max-rejected 1',
      'generate half.ndjson -o up.csv --max-rejected 50%',
    ],
    [
      'generate half.ndjson -o up.csv --max-rejected 0',
      'generate half.ndjson -o up.csv --max-rejected 49%',
      'generate none-right.ndjson -o up.csv --max-rejected 100%',
    ],
    ['generate half.ndjson -o up.csv --max-rejected few'],
  ],
  'generate … --allow-empty': [
    ['generate none.ndjson -o up.csv --allow-empty'],
    ['generate half.ndjson -o up.csv --allow-empty'],
    ['generate page.csv -o up.csv --allow-empty'],
  ],
  'generate … --max-rows N --max-bytes N': [
    [
      'generate good.ndjson -o up.csv --max-rows 2',
      'generate good.ndjson -o up.csv --max-bytes 999',
    ],
    [
      'generate half.ndjson -o up.csv --max-rows 2',
      'generate good.ndjson -o up.csv --max-bytes 400',
    ],
    [
      'generate good.ndjson -o up.csv --max-rows few',
      'generate good.ndjson -o up.csv --max-bytes 0',
      'generate good.ndjson -o - --max-rows 2',
      'generate good.ndjson -o left.csv --max-rows 2',
    ],
  ],
  'generate … --clean': [
    ['generate good.ndjson -o left.csv --max-rows 2 --clean'],
    ['generate half.ndjson -o left.csv --max-rows 2 --clean'],
    ['generate good.ndjson -o up.csv --clean'],
  ],
  'generate … --zip': [
    ['generate good.ndjson -o up.csv --zip', 'generate good.ndjson -o up.txt --zip'],
    ['generate half.ndjson -o up.csv --zip'],
    ['generate page.csv -o up.csv --zip'],
  ],
  'generate … --from --map --time-zone --ambiguous --date-order --hash --phone-country': [
    [
      'generate good.ndjson -o up.csv --from ndjson',
      'generate other-names.ndjson -o up.csv --map when=conversionTime',
      'generate local.ndjson -o up.csv --time-zone Europe/Berlin',
      'generate twice.ndjson -o up.csv --time-zone Europe/Berlin --ambiguous later',
      'generate slashed.ndjson -o up.csv --time-zone Europe/Berlin --date-order dmy',
      'generate plain.ndjson -o up.csv --hash',
      'generate national.ndjson -o up.csv --hash --phone-country DE',
    ],
    [
      'generate half.ndjson -o up.csv --from ndjson',
      'generate local.ndjson -o up.csv --map when=conversionTime',
      'generate half.ndjson -o up.csv --time-zone Europe/Berlin --ambiguous later',
      'generate twice.ndjson -o up.csv --time-zone Europe/Berlin',
      'generate half.ndjson -o up.csv --date-order dmy',
      'generate national.ndjson -o up.csv --hash',
      'generate half.ndjson -o up.csv --hash --phone-country DE',
    ],
    [
      'generate good.ndjson -o up.csv --from xml',
      'generate good.ndjson -o up.csv --map when',
      'generate good.ndjson -o up.csv --time-zone Berlin',
      'generate good.ndjson -o up.csv --ambiguous never',
      'generate good.ndjson -o up.csv --date-order dym',
      'generate good.ndjson -o up.csv --phone-country DE',
      'generate good.ndjson -o up.csv --hash --phone-country Deutschland',
    ],
  ],
  'generate … --rejects FILE': [
    ['generate good.ndjson -o up.csv --rejects no.ndjson'],
    ['generate half.ndjson -o up.csv --rejects no.ndjson'],
    [
      'generate good.ndjson -o up.csv --rejects good.ndjson',
      'generate half.ndjson -o up.csv --rejects -',
    ],
  ],
  'apply INPUT': [
    ['apply good.ndjson', 'apply good.csv'],
    ['apply half.ndjson', 'apply half.csv', 'apply none.ndjson'],
    ['apply page.csv', 'apply good.ndjson --format xml'],
  ],
  'apply … --on-error skip': [
    ['apply good.ndjson --on-error skip'],
    ['apply half.ndjson --on-error skip'],
    ['apply page.csv --on-error skip'],
  ],
  'apply … --max-rejected N\\|P%': [
    ['apply half.ndjson --max-rejected 1 --out-dir out'],
    ['apply half.ndjson --max-rejected 0 --out-dir out'],
    ['apply half.ndjson --max-rejected few'],
  ],
  'apply … --allow-empty': [
    ['apply none.ndjson --allow-empty'],
    ['apply half.ndjson --allow-empty'],
    ['apply page.csv --allow-empty'],
  ],
  'apply … --out-dir DIR': [
    ['apply good.ndjson --out-dir out'],
    ['apply half.ndjson --out-dir out'],
    ['apply good.ndjson --out-dir earlier', 'apply good.ndjson --out-dir -'],
  ],
  'apply … --format FORMAT': [
    ['apply good.ndjson --format soap', 'apply good.ndjson --out-dir out --format json'],
    ['apply control.ndjson --format soap'],
    ['apply good.ndjson --format xml', 'MSADS_CUSTOMER_ID=x apply good.ndjson --format soap'],
  ],
  'apply … --from --map --time-zone --ambiguous --date-order --hash --phone-country': [
    [
      'apply good.csv --from csv',
      'apply other-names.ndjson --map when=conversionTime',
      'apply local.ndjson --time-zone Europe/Berlin',
      'apply twice.ndjson --time-zone Europe/Berlin --ambiguous later',
      'apply slashed.ndjson --time-zone Europe/Berlin --date-order dmy',
      'apply national.ndjson --hash --phone-country DE',
    ],
    [
      'apply half.csv --from csv',
      'apply twice.ndjson --time-zone Europe/Berlin',
      'apply national.ndjson --hash',
    ],
    [
      'apply good.csv --map when=conversionTime',
      'apply good.csv --time-zone Europe/Berlin',
      'apply good.csv --ambiguous later',
      'apply good.csv --date-order dmy',
      'apply good.csv --hash',
      'apply good.ndjson --phone-country DE',
    ],
  ],
  'apply … --rejects FILE': [
    ['apply good.ndjson --rejects no.ndjson'],
    ['apply half.ndjson --rejects no.ndjson'],
    ['apply good.ndjson --rejects good.ndjson', 'apply half.ndjson --rejects -'],
  ],
};
