import type { Goal, OfflineConversionOptions, ReadOptions } from '../../src/index';
import { conversionNames, now, randomFrom } from './random-upload';

type Random = ReturnType<typeof randomFrom>;

const hour = 3_600_000;

/** Goals of all kinds, most of which take what most rows have. */
function randomGoals({ chance, of }: Random): Goal[] {
  const created = (hours: number) => new Date(now.getTime() - hours * hour);
  const goals = conversionNames.map(
    (name): Goal => ({
      name,
      ...(chance(0.5) && { currencyCode: of(['USD', '']) }),
      ...(chance(0.3) && { conversionWindowInMinutes: of([1, 43_200, 129_600]) }),
      ...(chance(0.4) && { isExternallyAttributed: chance(0.2) }),
      ...(chance(0.4) && { isEnhancedConversionsEnabled: chance(0.8) }),
      ...(chance(0.5) && {
        revenueType: of(['FixedValue', 'FixedValue', 'VariableValue', 'NoValue']),
      }),
      ...(chance(0.3) && { status: of(['Active', 'Active', 'Active', 'Paused', 'Deleted']) }),
      ...(chance(0.4) && { countType: of(['All', 'Unique']) }),
      ...(chance(0.2) && { createdAt: created(of([1, 3, 500, 500])) }),
    }),
  );
  return goals.filter(() => chance(0.95));
}

/** The time of most clicks of a file, before nearly all of its conversions. */
function randomClicks({ chance, below }: Random, file: Uint8Array[]): Map<string, Date> {
  const text = new TextDecoder().decode(Buffer.concat(file));
  const ids = (text.match(/(?<![\da-f])[\da-f]{32}(?![\da-f])/gi) ?? []).filter(() => chance(0.9));
  const right = Date.UTC(2026, 8, 30, 23);
  return new Map(
    ids.map((id) => {
      const time = chance(0.95) ? right : now.getTime() - below(100 * 24) * hour;
      return [id.toLowerCase(), new Date(time)];
    }),
  );
}

export function randomOptions(
  seed: number,
  file: Uint8Array[],
): ReadOptions & OfflineConversionOptions {
  const random = randomFrom(seed ^ 0x5bd1e995);
  const { chance, of } = random;
  return {
    ...(chance(0.3) && { duplicates: false }),
    ...(chance(0.1) && { strict: true }),
    ...(chance(0.1) && { maxCellLength: of([64, 100, 200]) }),
    ...(chance(0.1) && { enhancedConversions: true }),
    ...(chance(0.1) && { showValues: true }),
    ...(chance(0.1) && { severity: randomSeverity(random) }),
    ...(chance(0.5) && { goals: randomGoals(random) }),
    ...(chance(0.3) && { clicks: randomClicks(random, file) }),
    ...(chance(0.05) && { kind: 'result' as const }),
  };
}

const codes = [
  ...(['no-client-id', 'value-unknown', 'not-applicable', 'currency-unlisted'] as const),
  ...(['counted-once', 'duplicate', 'goal-unknown', 'goal-no-value', 'goal-paused'] as const),
  ...(['conversion-before-click', 'outside-window', 'text-garbled'] as const),
];

function randomSeverity({ chance, of }: Random): ReadOptions['severity'] {
  const levels = ['off', 'warning', 'error'] as const;
  return Object.fromEntries(codes.filter(() => chance(0.3)).map((code) => [code, of(levels)]));
}
