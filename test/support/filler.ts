/** Whether digits look like a placeholder: they repeat themselves, or a quarter of a hash is one digit. */
export function isFiller(digits: string): boolean {
  const lower = digits.replaceAll('-', '').toLowerCase();
  const periods = Array.from({ length: lower.length / 2 }, (_, index) => index + 1);
  return (
    periods.some((period) => lower.startsWith(lower.slice(period))) ||
    /^(?:.{16})*(.)\1{15}(?:.{16})*$/.test(lower.length === 64 ? lower : '')
  );
}
