/* Numbers as people read them. The page is in English, whatever the browser is in. */

const grouped = new Intl.NumberFormat('en-US');

export function count(number: number): string {
  return grouped.format(number);
}

/** `1 row`, `2,000 rows`. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${count(number)} ${number === 1 ? noun : plural}`;
}

/** The size of a file: `512 bytes`, `88.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  const [unit, power] =
    bytes < 999_950 ? ['KB', 1000] : bytes < 999.95e6 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / Number(power)).toFixed(1)} ${unit}`;
}

const moments = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** A moment in UTC: `30 November 2026 at 21:03 UTC`. */
export function moment(date: Date): string {
  return `${moments.format(date)} UTC`;
}
