import type { FactsOf } from '../../issues/facts';
import { type CellContext, type Codec, typeOf } from '../codec';
import { withFastWrite } from '../fast-write';
import { withScreen } from '../screened';
import { causeOfNumberText } from './number-cause';

/**
 * Creates a codec of amounts of money: 0 to `max`, at most `decimals` decimals, a period as the decimal mark.
 * Source: the web form's help on offline conversions.
 * @param options `negativeHint`: a sentence that the message about a negative amount adds
 * @example
 * const bid = column('Bid', amount({ max: 1000, decimals: 2 }));
 */
export function amount(options: {
  readonly max: number;
  readonly decimals: number;
  readonly negativeHint?: string;
}): Codec<number, number, number | string> {
  const { decimals, ...limits } = options;
  const { max } = limits;
  const codec: Codec<number, number, number | string> = {
    read(cell, context) {
      const value = parseDecimal(cell, limits, context);
      if (value === undefined) return undefined;
      if (value > max) return refuse(cell, 'too-large', limits, context);
      const point = cell.indexOf('.');
      if (point !== -1 && cell.length - point - 1 > decimals)
        context.fault('number-precision', { value: context.show(cell), decimals });
      return value;
    },
    write(value, context) {
      const number = toNumber(value, limits, context);
      if (number === undefined) return undefined;
      if (number > max) return refuse(String(value), 'too-large', limits, context);
      const digits = formatDecimal(number);
      const written = roundHalfUp(digits, decimals);
      if (written !== digits && Math.abs(Number(written) - number) > 1e-9 * number)
        context.fault('number-precision', { value: context.show(String(value)), decimals });
      return written;
    },
    jsonSchema: {
      anyOf: [
        { type: 'number', minimum: 0, maximum: max },
        { type: 'string', pattern: `^\\d+(\\.\\d{1,${decimals}})?$` },
      ],
    },
  };
  return withFastWrite(withScreen({ kind: 'amount', max, decimals }, codec), {
    take(value) {
      const cents = decimals < 2 ? undefined : toCents(value);
      // Without the sign of -0, which its text does not have.
      return cents !== undefined && (value as number) <= max
        ? Math.abs(value as number)
        : undefined;
    },
    format: formatDecimal,
  });
}

/**
 * Creates a codec of shares: above 0 and at most 1, with any number of decimals.
 *
 * @example
 * const credit = column('Credit', share());
 */
export function share(): Codec<number, number, number | string> {
  const limits = { max: 1 };
  return withScreen(
    { kind: 'share' },
    {
      read(cell, context) {
        const value = parseDecimal(cell, limits, context);
        if (value === undefined) return undefined;
        if (value > 0 && value <= limits.max) return value;
        return context.fault('credit-range', { value: context.show(cell) });
      },
      write(value, context) {
        const number = toNumber(value, limits, context);
        return number === undefined ? undefined : formatDecimal(number);
      },
      jsonSchema: {
        anyOf: [
          { type: 'number', exclusiveMinimum: 0, maximum: limits.max },
          { type: 'string', pattern: '^0*(1(\\.0+)?|0\\.\\d*[1-9]\\d*)$' },
        ],
      },
    },
  );
}

interface Limits {
  readonly max: number;
  readonly negativeHint?: string;
}

function parseDecimal(cell: string, limits: Limits, context: CellContext) {
  const value = parseNumber(cell);
  if (value !== undefined) return value;
  return refuse(cell, causeOfNumberText(cell), limits, context);
}

function refuse(
  text: string,
  reason: FactsOf<'number-format'>['reason'],
  { max, negativeHint }: Limits,
  { fault, show }: CellContext,
) {
  const hint = reason === 'negative' ? negativeHint : undefined;
  return fault('number-format', { value: show(text), reason, max, ...(hint && { hint }) });
}

const [zero, point] = [48, 46] as const;

/** Parses digits with an optional decimal part; undefined for anything else. */
function parseNumber(text: string): number | undefined {
  let number = 0;
  let pointAt = -1;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - zero;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
    else if (digit === point - zero && pointAt === -1 && i > 0) pointAt = i;
    else return undefined;
  }
  const decimals = pointAt === -1 ? 0 : text.length - pointAt - 1;
  if (text === '' || (pointAt !== -1 && decimals === 0)) return undefined;
  // Both are exact up to 15 digits, so their quotient is the double nearest to the text.
  return text.length <= 15 ? number / (powers[decimals] as number) : Number(text);
}

const powers = Array.from({ length: 15 }, (_, exponent) => 10 ** exponent);

function toNumber(value: unknown, limits: Limits, context: CellContext): number | undefined {
  if (typeof value === 'string') return parseDecimal(value, limits, context);
  if (typeof value !== 'number')
    return context.fault('number-format', {
      valueType: typeOf(value),
      reason: 'not-a-number',
      max: limits.max,
    });
  if (Number.isFinite(value) && value >= 0) return value;
  return refuse(
    String(value),
    Number.isFinite(value) ? 'negative' : 'not-a-number',
    limits,
    context,
  );
}

/** Formats a number from 0 with as few digits as possible and without an exponent. */
function formatDecimal(value: number): string {
  const cents = toCents(value);
  // The text of two integers takes a third of the time.
  if (cents !== undefined) return formatCents(cents);
  const text = String(value);
  if (!text.includes('e')) return text;
  const [digits, exponent] = text.split('e') as [string, string];
  const shift = Number(exponent);
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return whole + fraction.padEnd(shift, '0');
}

/** The cents of an amount that has whole ones, as most have; undefined for anything else. */
function toCents(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined;
  const cents = Math.round(value * 100);
  return cents >= 0 && cents < 1e9 && cents / 100 === value ? cents : undefined;
}

function formatCents(cents: number): string {
  const rest = cents % 100;
  const whole = String((cents - rest) / 100);
  if (rest === 0) return whole;
  if (rest % 10 === 0) return `${whole}.${rest / 10}`;
  return rest < 10 ? `${whole}.0${rest}` : `${whole}.${rest}`;
}

/** Rounds decimal digits half up: 1.0005 becomes 1.001, although the nearest double is below it. */
function roundHalfUp(digits: string, decimals: number): string {
  const mark = digits.indexOf('.');
  if (mark === -1 || digits.length - mark - 1 <= decimals) return digits;
  const [whole, fraction] = digits.split('.') as [string, string];
  const kept = BigInt(whole + fraction.slice(0, decimals));
  const up = fraction.charCodeAt(decimals) >= 53 ? 1n : 0n;
  const text = String(kept + up).padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const rest = text.slice(point).replace(/0+$/, '');
  return text.slice(0, point) + (rest === '' ? '' : `.${rest}`);
}
