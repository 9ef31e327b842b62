/** Conversions by their numbers. */
export function conversionsOf(from, to) {
  return Array.from({ length: to - from }, (_, i) => ({
    microsoftClickId: (from + i).toString(16).padStart(32, '0'),
    conversionName: 'Lead',
    conversionTime: Date.UTC(2026, 10, 30) + (from + i) * 1000,
  }));
}
