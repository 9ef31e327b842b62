import { createHash } from 'node:crypto';
import { fileOf, type Row } from '../support/rows';

/** The moment that the files are made for. */
export const now = new Date('2026-11-21T12:00:00Z');

/** Names as people give them to goals, in the scripts of many markets. */
const names = [
  ...[
    'Signed contract',
    'Lead',
    'Purchase',
    'Phone call (60 s+)',
    'Sign-up – free trial',
    'B2B demo #2',
  ],
  ...[
    'Bestellung bestätigt',
    'Angebot über 5 000 €',
    'Straße & Weg',
    'Devis envoyé',
    'Où acheter ?',
    'Ça y est !',
  ],
  ...[
    'Inscripción',
    '¿Llamada?',
    'Orçamento – São Paulo',
    'CONFIRMAÇÃO',
    'AMANHÃ®',
    'Zamówienie złożone',
  ],
  ...[
    'Köp klart – Malmö',
    'Tilmelding på Fyn',
    'Þjónusta',
    'Objednávka přijata',
    'Narudžba',
    'Sipariş %20 indirim',
  ],
  ...[
    'Đơn hàng đã xác nhận',
    'Παραγγελία',
    'Заявка оформлена',
    'Лид – Київ',
    'Поръчка',
    'שיחת טלפון',
    'عملية شراء',
  ],
  ...[
    'ثبت\u200cنام',
    'آرڈر مکمل',
    'ऑर्डर पूरा',
    'क्\u200dष test',
    'অর্ডার',
    'ஆர்டர்',
    'ഓർഡർ',
    'සම්\u200dපූර්ණ',
    'สั่งซื้อแล้ว',
  ],
  ...[
    '订单完成',
    '註冊　完成',
    'お問い合わせ',
    'ＡＢＣ登録',
    '주문 완료',
    'შეკვეთა',
    'Պատվեր',
    'ትዕዛዝ',
    'Заказ №5',
    '5 µm',
    '10 kΩ',
  ],
  ...[
    '🎉 won',
    '👨\u200d👩\u200d👧 family plan',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} lead',
    'AT&T; R&D',
    '100% off',
    'C++ / C#',
  ],
];

const currencies = Intl.supportedValuesOf('currency').filter((code) => code !== 'XXX');

/** Client Ids as systems number their orders: each gives a different one for a different number. */
const clientIds: readonly ((n: number) => string)[] = [
  (n) => `${1000 + n}`,
  (n) => `order-${n}`,
  (n) => `SO-2026-${String(n).padStart(6, '0')}`,
  (n) => `${5_000_000_000 + n * 7}`,
  (n) => `web_${n.toString(36)}`,
  (n) => `${digest(`c${n}`).slice(0, 8)}-${n}-4000-8000-000000000000`,
  (n) => `#${n}/EU`,
  (n) => `2026-11-02.${n}`,
];

/** A file without a fault, decided by its seed alone: what may stand in one, in its many forms. */
export interface RightFile {
  readonly text: string;
  readonly rows: number;
  /** The clicks of its conversions, for some of the files. */
  readonly clicks: ReadonlyMap<string, Date> | undefined;
}

export function rightFile(seed: number): RightFile {
  const random = randomOf(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const count = Math.floor(Math.exp(random() * Math.log(5000))) || 1;
  const clientIdOf = pick(clientIds);
  const ownNames = Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick(names));
  const ownCurrencies = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    pick(currencies),
  );
  const identifies = pick(['click', 'hash', 'both'] as const);
  const clicks = random() < 0.25 ? new Map<string, Date>() : undefined;
  const adjusts = random() < 0.3;
  const rows = Array.from({ length: count }, (_, n): Row => {
    const clickAge = (2 + random() * 58) * 86_400_000;
    const clickedAt = now.getTime() - clickAge;
    const convertedAt =
      clickedAt + 60_000 + random() ** 3 * Math.min(clickAge / 2, 20 * 86_400_000);
    const clickId = digest(`${seed}/${n}`).slice(0, 32);
    if (identifies !== 'hash') clicks?.set(clickId, new Date(clickedAt));
    const action = adjusts && random() < 0.4 ? pick(['Restate', 'Retract']) : '';
    const [currency, amount] = amountOf(pick(ownCurrencies), random);
    return {
      'Client Id': clientIdOf(n),
      'Conversion Name': pick(ownNames),
      'Conversion Time': timeOf(convertedAt),
      ...(action === '' &&
        random() < 0.9 && { 'Conversion Value': amount, 'Conversion Currency Code': currency }),
      ...(action !== '' && {
        'Adjustment Type': action,
        'Adjustment Time': timeOf(convertedAt + 3_600_000),
      }),
      ...(action === 'Restate' && {
        'Adjustment Value': amount,
        'Adjustment Currency Code': currency,
      }),
      ...(identifies !== 'hash' && { 'Microsoft Click Id': clickId }),
      ...(identifies !== 'click' && {
        'Hashed Email Address': digest(`person${seed}.${n}@contoso.com`),
      }),
      ...(identifies !== 'click' &&
        random() < 0.5 && { 'Hashed Phone Number': digest(`+4930${seed}${n}`) }),
    };
  });
  return { text: fileOf(rows), rows: count, clicks };
}

/** A price as the currency has it: 0, 2 or 3 decimals, and some that are free. */
function amountOf(
  currency: string,
  random: () => number,
): readonly [currency: string, amount: string] {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const amount = random() < 0.02 ? 0 : 1 + random() ** 4 * 20_000;
  return [currency, amount.toFixed(Math.min(maximumFractionDigits ?? 2, 3))];
}

/** As the service writes times: `11/2/2026 9:30:00 AM`. */
function timeOf(milliseconds: number): string {
  const at = new Date(milliseconds);
  const [hour, two] = [at.getUTCHours(), (n: number) => String(n).padStart(2, '0')];
  const date = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
  const clock = `${hour % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return `${date} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Numbers from 0 to 1 that follow from a seed. Source: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
