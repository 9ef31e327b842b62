/** Decimal places that are added up. The service takes 3. */
const places = 6;
const decimal = new RegExp(`^(\\d{1,15})(?:\\.(\\d{1,${places}})\\d*)?$`);

/** Reads a number that is not negative, in millionths; undefined for other text. */
export function parseMillionths(text: string): bigint | undefined {
  const [, whole, fraction = ''] = decimal.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole + fraction.padEnd(places, '0'));
}

/** Writes millionths as a decimal number without zeros at its end. */
export function formatMillionths(sum: bigint): string {
  const digits = String(sum).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}
