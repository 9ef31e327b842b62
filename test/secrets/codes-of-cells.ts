import { planted } from '../support/planted';
import {
  add,
  every,
  goal,
  named,
  record,
  restate,
  retract,
  unidentified,
  updated,
} from './planted-rows';
import { generated, goals, hashed, object, upload, type Way } from './ways';

const wrong = (column: string, values: readonly string[] = every): Way =>
  upload(values.map((value) => ({ ...named, [column]: value })));
const wrongGoal = (column: string): Way =>
  goals(...every.map((value) => ({ ...goal, [column]: value })));
const at = (conversionTime: unknown, options: object = {}): Way =>
  object({ ...record, conversionTime }, options);
const local = '2026-02-01T10:00:00';

/** Each code of one cell, with ways to be told of it beside marked identifiers, or of one. */
export const codesOfCells = {
  required: [
    upload([{ ...add, 'Conversion Name': '' }]),
    upload([{ ...restate, 'Adjustment Value': '', 'Conversion Value': planted.phone }]),
  ],
  'not-applicable': [
    wrong('Adjustment Value'),
    wrong('Adjustment Currency Code'),
    upload(every.map((value) => ({ ...retract, 'Adjustment Value': value }))),
  ],
  undocumented: [upload([{ ...restate, 'External Attribution Model': planted.email }])],
  'read-only': [wrongGoal('Tracking Status'), wrongGoal('UET Tag Id')],
  'goal-currency-used': [upload([{ ...restate, 'Adjustment Currency Code': '' }])],
  'adjustment-type': [wrong('Adjustment Type')],
  'adjustment-type-spelling': [upload([{ ...restate, 'Adjustment Type': ' RESTATE' }])],
  'text-format': [
    ...every.map((value) => object({ ...record, conversionName: { value } })),
    object({ ...unidentified, hashedEmailAddress: [planted.email] }),
    object({ ...unidentified, microsoftClickId: `${planted['click id']}\ud800` }),
    object({ ...record, externalAttributionModel: `${planted.email}\u0001` }, {}, 'soap'),
  ],
  'too-long': [
    upload([{ ...add, 'Conversion Name': planted.email.repeat(4) }]),
    object({ ...record, conversionName: planted.hash.repeat(2) }),
  ],
  'time-format': [
    wrong('Conversion Time'),
    upload(every.map((value) => ({ ...restate, 'Adjustment Time': value }))),
    ...every.map((value) => at(value)),
    at({ value: planted.phone }),
  ],
  'time-iso': [upload([{ ...named, 'Conversion Time': `${local}Z` }])],
  'time-zone': [upload([{ ...named, 'Conversion Time': `${local}+02:00` }])],
  'time-precision': [at(`${local}.5Z`)],
  'time-no-seconds': [
    object({
      ...record,
      action: 'Retract',
      conversionTime: '2026-02-01T10:00Z',
      adjustmentTime: `${local}Z`,
    }),
  ],
  'time-no-offset': [at(local)],
  'time-date-order': [at('9/2/2026 10:00:00')],
  'time-ambiguous': [
    at('2025-11-02T01:30:00', {
      timeZone: 'America/New_York',
      now: new Date('2026-01-01T00:00:00Z'),
    }),
  ],
  'time-nonexistent': [
    at('2026-03-08T02:30:00', {
      timeZone: 'America/New_York',
      now: new Date('2026-04-01T00:00:00Z'),
    }),
  ],
  'text-garbled': [
    wrong(
      'External Attribution Model',
      every.map((value) => `${value}\ufffd`),
    ),
    wrong('Client Id', ['Lost\ufffd']),
    wrong(
      'Conversion Name',
      every.map((value) => `${value} BestÃ¤tigt`),
    ),
    wrong(
      'Conversion Name',
      every.map((value) => `A &amp; ${value}`),
    ),
    wrong(
      'Conversion Name',
      every.map((value) => `Best%C3%A4tigt ${value}`),
    ),
  ],
  'name-characters': [
    wrong(
      'Conversion Name',
      every.map((value) => `${value}\u00a0`),
    ),
    wrong(
      'Conversion Name',
      every.map((value) => `\u0430b ${value}`),
    ),
  ],
  'client-id-altered': [wrong('Client Id', ['5.55E+15', '5-Nov', '####'])],
  'client-id-personal': [wrong('Client Id', [planted.email, planted.phone])],
  'number-format': [
    wrong('Conversion Value'),
    object({ ...record, conversionValue: planted.email }),
    object({ ...record, conversionValue: { value: planted.phone } }),
  ],
  'number-precision': [upload([{ ...named, 'Conversion Value': '5550100.977' + '01' }])],
  'integer-format': [wrongGoal('Conversion Window In Minutes')],
  'boolean-format': [wrongGoal('Exclude From Bidding')],
  'id-format': [wrongGoal('Id'), goals({ ...updated, Id: '1.23E+18' })],
  'value-unknown': [wrongGoal('Count Type'), wrongGoal('Goal Category')],
  'value-spelling': [goals({ ...goal, 'Count Type': 'all' })],
  'value-not-accepted': [goals({ ...goal, Status: 'Deleted' })],
  'currency-format': [wrong('Conversion Currency Code'), wrongGoal('Currency Code')],
  'currency-unlisted': [upload([{ ...named, 'Conversion Currency Code': 'XTS' }])],
  'credit-range': [wrong('External Attribution Credit', [planted['phone of digits'], '0', '2'])],
  'click-id': [
    wrong('Microsoft Click Id'),
    wrong('Microsoft Click Id', [
      ...['4.826E+38', `${planted['click id']}7`, `_uet${planted['click id']}`],
      `https://contoso.com/?msclkid=${planted['click id']}&msclkid=${planted['click id cut off']}`,
      `https://contoso.com/?email=${planted.email}`,
      ...[planted['click id'].replace('c', 'g'), '{msclkid}', '0'.repeat(32), 'n/a'],
      planted['click id'].slice(0, 16).repeat(2),
    ]),
    ...every.map((value) => object({ ...unidentified, microsoftClickId: value })),
  ],
  'click-id-cleaned': [
    object({ ...record, microsoftClickId: `_uet${planted['click id with dashes']}` }),
  ],
  'click-id-dashes': [wrong('Microsoft Click Id', [planted['click id with dashes']])],
  'identifier-dropped': every.flatMap((value) =>
    ['hashedEmailAddress', 'hashedPhoneNumber', 'microsoftClickId'].map((name) =>
      object({ ...record, [name]: value }),
    ),
  ),
  'not-hashed': [
    wrong('Hashed Email Address'),
    wrong('Hashed Phone Number'),
    ...every.map((value) => object({ ...unidentified, hashedEmailAddress: value })),
  ],
  'hash-format': [
    wrong('Hashed Email Address'),
    wrong('Hashed Phone Number', [
      ...[planted['hash cut off'], `${planted.hash}0`, planted['click id'], ` ${planted.hash}`],
      `${planted.hash.slice(0, 42)}Q=`,
      ...[planted['click id'].repeat(2), planted['click id'].padEnd(64, '0')],
    ]),
  ],
  'hash-case': [wrong('Hashed Email Address', [planted['hash in capitals']])],
  'hash-of-nothing': [
    wrong('Hashed Phone Number', [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]),
  ],
  placeholder: [
    upload([{ ...named, 'External Attribution Model': 'null' }]),
    wrong('Conversion Name', ['{msclkid}']),
    wrong('Conversion Name', [`{${planted['click id']}}`, `{{${planted.email}}}`]),
  ],
  'delete-value': [wrong('Conversion Name', ['delete_value'])],
  'email-format': [
    hashed('email', `${planted.email}, x${planted.email}`),
    hashed('email', planted.email.replace('@', ' @')),
    hashed('email', planted.email.replace('@', '\u200b@')),
    hashed('email', `${planted.email},com`),
    hashed('email', planted.phone),
    hashed('email', planted.hash),
  ],
  'email-placeholder': [hashed('email', planted.email)],
  'phone-format': [
    hashed('phone', `${planted.phone} / ${planted.phone}`),
    hashed('phone', planted.phone),
    hashed('phone', `${planted.phone}.0`),
    hashed('phone', planted.email),
    hashed('phone', planted.hash),
  ],
  'phone-extension': [hashed('phone', '+49 30 0100977 ext. 12')],
  'phone-area-code': [hashed('phone', '23100977')],
  'property-unknown': [
    ...every.map((value) => object({ ...record, [value]: 'x' })),
    object({ ...record, email: planted.email, phone: planted.phone, mail: planted.email }),
    object({ ...record, adjustmentValue: planted.phone }),
  ],
  'not-json': [
    generated(every.join('\n')),
    generated(every.map((value) => JSON.stringify([value])).join('\n')),
    generated(`{"email":"${planted.email}"\n{"email":"${planted.email}",}\n`),
  ],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
