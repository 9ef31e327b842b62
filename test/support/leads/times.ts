import { clockOf, offsetText, slashed, writtenTime } from './clock';
import { type Context, error, type Given, type Kind, warning } from './given';

const property = 'conversionTime';

type Dress = (context: Context, moment: number) => string;

/** A time with its seconds. */
function full(name: string, ...dresses: readonly Dress[]): Kind {
  return [
    name,
    (context) => {
      const moment = context.moment + context.random.below(60) * 1000;
      const value = context.random.pick(dresses)(context, moment);
      return { value, written: writtenTime(moment) };
    },
  ];
}

/** A time in whole minutes. */
function short(name: string, ...dresses: readonly Dress[]): Kind {
  return [
    name,
    (context) => {
      const { moment, random } = context;
      const value = random.pick(dresses)(context, moment);
      const flawsIfAdjusted = [warning('time-no-seconds', property)];
      return { value, written: writtenTime(moment), flawsIfAdjusted };
    },
  ];
}

/** The parts in UTC, and in the time zone of the market. */
const utc = (moment: number) => clockOf(moment, 0);
const local = ({ market }: Context, moment: number) => clockOf(moment, market.offset);

const isoUtc = (moment: number, mark = 'T') => {
  const { iso, clock, seconds } = utc(moment);
  return `${iso}${mark}${clock}:${seconds}`;
};
const isoLocal = (context: Context, moment: number, mark = 'T') => {
  const { iso, clock, seconds } = local(context, moment);
  return `${iso}${mark}${clock}:${seconds}`;
};

export const timesTaken: readonly Kind[] = [
  full(
    'ISO in UTC',
    (_, moment) => `${isoUtc(moment)}Z`,
    (_, moment) => `${isoUtc(moment)}z`,
  ),
  full(
    'ISO with an offset',
    (context, moment) => isoLocal(context, moment) + offsetText(context.market.offset),
    (context, moment) =>
      isoLocal(context, moment) + offsetText(context.market.offset).replace(':', ''),
    (context, moment) => `${isoLocal(context, moment)} ${offsetText(context.market.offset)}`,
  ),
  full(
    'SQL',
    (_, moment) => `${isoUtc(moment, ' ')} UTC`,
    (_, moment) => `${isoUtc(moment, ' ')}+00`,
    (context, moment) => isoLocal(context, moment, ' '),
  ),
  full(
    'with its zone',
    (context, moment) =>
      `${isoLocal(context, moment)}${offsetText(context.market.offset)}[${context.market.timeZone}]`,
  ),
  full(
    'a fraction of zeros',
    (_, moment) => `${isoUtc(moment)}.000Z`,
    (_, moment) => `${isoUtc(moment)}.0000000Z`,
  ),
  [
    'a fraction',
    (context) => {
      const value = `${isoUtc(context.moment)}.${context.random.pick(['5', '123', '123456789'])}Z`;
      const written = writtenTime(context.moment);
      return { value, written, flaws: [warning('time-precision', property)] };
    },
  ],
  full('compact', (_, moment) => `${isoUtc(moment).replace(/[-:]/g, '')}Z`),
  short(
    'European dates',
    (context, moment) => `${local(context, moment).dotted} ${local(context, moment).clock}`,
  ),
  short(
    'slashed dates',
    (context, moment) => `${slashed(context, moment)} ${local(context, moment).clock}`,
  ),
];

interface Wrong {
  readonly value: unknown;
  readonly facts?: object;
  readonly code?: string;
}

/** Times that cannot be read. Numbers of nine digits and more are not shown. */
function refused(name: string, ...wrongs: readonly ((context: Context) => Wrong)[]): Kind {
  return [
    name,
    (context): Given => {
      const { value, facts, code = 'time-format' } = context.random.pick(wrongs)(context);
      const isWriting = code === 'time-format' && { isWriting: true };
      const all = facts || isWriting ? { ...facts, ...isWriting } : undefined;
      return { value, written: '', flaws: [error(code, property, all)] };
    },
  ];
}

/** A text that the message shows. */
const shown = (value: string, reason: string): Wrong => ({ value, facts: { value, reason } });

/** Days from 1899-12-30, from which spreadsheets count, to 1970. */
const dayNumberOf1970 = 25_569;

export const timesRefused: readonly Kind[] = [
  refused('missing', ({ random }) => ({
    value: random.pick([undefined, null, '']),
    code: 'required',
    facts: { column: 'Conversion Time' },
  })),
  refused('a word', ({ random }) => shown(random.pick(['n/a', '-', 'yesterday']), 'format')),
  refused('a day number', ({ moment }) => {
    const day = Math.floor(moment / 86_400_000);
    const value = `${day + dayNumberOf1970}.5`;
    const time = `${utc(day * 86_400_000).iso}T12:00:00`;
    return { value, facts: { value, reason: 'number', unit: 'spreadsheet-days', time } };
  }),
  refused('milliseconds', ({ moment }) => ({
    value: moment,
    facts: {
      valueType: 'number',
      reason: 'number',
      unit: 'milliseconds',
      time: `${isoUtc(moment)}Z`,
    },
  })),
  refused('seconds', ({ moment }) => ({
    value: String(moment / 1000),
    facts: { reason: 'number', unit: 'seconds', time: `${isoUtc(moment)}Z` },
  })),
  refused('digits', ({ moment }) => ({
    value: isoUtc(moment).replace(/\D/g, ''),
    facts: { reason: 'digits' },
  })),
  refused('a date', ({ moment }) => shown(utc(moment).iso, 'no-clock')),
  refused('a clock', ({ moment }) => shown(utc(moment).clock, 'no-date')),
  refused('cut by a spreadsheet', ({ random }) =>
    shown(random.pick(['########', '30:27.0']), 'spreadsheet'),
  ),
  refused('another year', ({ random }) =>
    shown(random.pick(['1970-01-01T00:00:00Z', '1899-12-30 09:30:00']), 'year'),
  ),
  refused('no such day', ({ random }) =>
    shown(random.pick(['2026-11-31T09:30:00Z', '31.11.2026 09:30']), 'nonexistent'),
  ),
  refused('an abbreviated zone', ({ moment }) => {
    const { iso, clock } = utc(moment);
    return shown(`${iso} ${clock} CST`, 'zone');
  }),
  refused('an hour that occurs twice', ({ random }) => ({
    value: `2026-10-25 02:${random.digits('1x')}:00 Europe/Berlin`,
    code: 'time-ambiguous',
    facts: { timeZone: 'Europe/Berlin' },
  })),
  refused('another order', ({ market: { dateOrder } }) =>
    dateOrder === 'dmy'
      ? { value: '11/25/2026 09:30', code: 'time-date-order', facts: { dateOrder, fits: 'mdy' } }
      : { value: '25/11/2026 09:30', code: 'time-date-order', facts: { dateOrder, fits: 'dmy' } },
  ),
  [
    'in the future',
    () => ({
      value: '2026-12-24T18:00:00Z',
      written: '',
      flaws: [error('conversion-in-future', property)],
      flawsIfAdjusted: [error('adjustment-before-conversion', 'adjustmentTime')],
    }),
  ],
  // 100 days before the moment of the tests
  refused('too old', () => ({
    value: '2026-08-13T12:00:00Z',
    code: 'conversion-too-old',
    facts: { days: 100 },
  })),
];
