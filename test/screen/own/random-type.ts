import {
  type AnyRecordType,
  amount,
  type Codec,
  column,
  currency,
  defineCode,
  type FileRule,
  instant,
  type Rule,
  rule,
  text,
} from '../../../src/index';
import { randomFrom } from '../random-upload';

/* Record types of one's own, in which most cells of a file are right, and files of their rows. */

type Random = ReturnType<typeof randomFrom>;

/** How a column is read, and its cells: one that is right, and others. */
const kinds = {
  text: { codec: () => text({ maxLength: 6 }), cells: ['a', 'b', 'é', 'z', 'too long', 'x"y'] },
  amount: {
    codec: () => amount({ max: 1000, decimals: 2 }),
    cells: ['12.25', '999.99', '0', '3.125', '-1'],
  },
  instant: {
    codec: instant,
    cells: ['11/2/2026 9:30:00 AM', '11/3/2026 9:30:00 PM', '13/1/2026 9:30:00 AM'],
  },
  currency: { codec: currency, cells: ['USD', 'EUR', 'usd'] },
} as const;

const words = [
  ...['optional', 'optional', 'optional', 'required', 'conditional'],
  ...['not-applicable', 'undocumented', 'read-only'],
];

const twice = defineCode({
  code: 'acme-twice',
  severity: 'error',
  message: ({ earlier }: { earlier: number }) => `The row ${earlier} has this text.`,
});

/** Remembers the texts of a column, and takes no row that repeats one. */
function noTextTwice(name: string): FileRule {
  return {
    ...{ remembersKeys: true, codes: [twice] },
    open() {
      const rows = new Map<string, number>();
      return {
        row({ cell, row }, valid, report) {
          const cellText = cell[name] as string;
          const earlier = rows.get(cellText);
          if (!valid || cellText === '') return;
          if (earlier === undefined) rows.set(cellText, row);
          else report(twice, { earlier });
        },
        take(clean, count) {
          const texts = clean.column(name);
          for (let i = 0; i < count; i++) {
            if (rows.has(texts.text(i))) return i;
            if (texts.isFilled(i)) rows.set(texts.text(i), clean.row + i);
          }
          return count;
        },
      };
    },
  };
}

/** Rules that declare which rows have no fault. */
function randomRules({ chance, of }: Random, columns: object, names: readonly string[]): Rule[] {
  const base = { columns } as Pick<AnyRecordType, 'columns'>;
  const error = { severity: 'error', message: () => 'Acme does not want this.' } as const;
  const [one, other] = [of(names), of(names)];
  const apart = rule(base, {
    ...{ ...error, code: 'acme-apart', screen: { together: [one, other] } },
    check: ({ cell }, report) =>
      (cell[one] === '') === (cell[other] === '') || report(undefined as never),
  });
  const high = rule(base, {
    ...{ ...error, code: 'acme-high', screen: 'check' },
    check: ({ value }, report) => Number(value[one]) < 900 || report(undefined as never),
  });
  const old = rule(base, {
    ...{ ...error, code: 'acme-old', screen: 'learned', column: one },
    check: ({ cell }, report) =>
      !['z', '999.99'].includes(cell[one] ?? '') || report(undefined as never),
  });
  const early = rule(base, {
    ...{ ...error, code: 'acme-early', screen: { notBefore: [one, other] } },
    check: ({ value }, report) =>
      !((value[one] as number) < (value[other] as number)) || report(undefined as never),
  });
  const same = rule(base, {
    ...{ ...error, code: 'acme-same', screen: { different: [one, other] } },
    check: ({ cell }, report) =>
      cell[one] === '' || Number(cell[one]) !== Number(cell[other]) || report(undefined as never),
  });
  const least = rule(base, {
    ...{ ...error, code: 'acme-least', screen: { within: one, range: () => [12, Infinity] } },
    check: ({ value }, report) =>
      value[one] === undefined || (value[one] as number) >= 12 || report(undefined as never),
  });
  return [apart, high, old, early, same, least].filter(() => chance(0.2));
}

/** A record type with one to seven columns, mostly one of them for the action. */
export function randomType(seed: number) {
  const random = randomFrom(seed);
  const { below, chance, of } = random;
  const kindOf = new Map(
    Array.from({ length: 1 + below(6) }, (_, at) => [
      `c${at}`,
      of(Object.keys(kinds) as (keyof typeof kinds)[]),
    ]),
  );
  const texts = of([
    ['', 'b'],
    ['a', 'b'],
    ['USD', 'EUR'],
    ['too long', 'b'],
    ['b', ''],
  ] as const);
  const actionColumn = of(['action', 'kind']);
  kindOf.set(actionColumn, of(['text', 'currency']));
  const names = [...kindOf.keys()].sort(() => below(3) - 1);
  const columns = Object.fromEntries(
    names.map((name) => [
      name,
      column(`Column ${name}`, kinds[kindOf.get(name) ?? 'text'].codec() as Codec),
    ]),
  );
  const type = {
    ...{ type: 'Gadget', actions: ['Buy', 'Sell'], columns },
    matrix: Object.fromEntries(
      names.map((name) => [name, chance(0.7) ? ['optional', 'optional'] : [of(words), of(words)]]),
    ),
    actionOf: (cell: Readonly<Record<string, string>>) =>
      ['Buy', 'Sell'][(texts as readonly string[]).indexOf(cell[actionColumn] ?? '')],
    actionTexts: { column: actionColumn, texts },
    rules: randomRules(random, columns, names),
    fileRules: names.filter(() => chance(0.2)).map(noTextTwice),
    ...(chance(0.3) && { clientId: of(names) }),
  } as unknown as AnyRecordType;

  const written = names.filter(() => chance(0.95));
  const shares = new Map(names.map((name) => [name, of([0, 1, 1, 0.7])]));
  const cellOf = (name: string) => {
    if (name === actionColumn) return chance(0.98) ? of(texts) : 'other';
    if (!chance(shares.get(name) ?? 0)) return '';
    const { cells } = kinds[kindOf.get(name) ?? 'text'];
    return chance(0.97) ? cells[below(2)] : of([...cells, ' ', 'n/a']);
  };
  const lines = Array.from({ length: 200 }, () => ['Gadget', '', ...written.map(cellOf)].join());
  const header = ['Type', 'Name', ...written.map((name) => `Column ${name}`)].join();
  const version = `Format Version,6.0${','.repeat(written.length)}`;
  return { type, file: `\ufeff${[header, version, ...lines, ''].join('\r\n')}` };
}
