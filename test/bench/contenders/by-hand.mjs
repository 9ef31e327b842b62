// What a careful user writes: PapaParse with headers, a zod schema, luxon's fromFormat.
import { DateTime } from 'luxon';
import Papa from 'papaparse';
import * as z from 'zod';
import { openText } from './cutters.mjs';

const form = 'M/d/yyyy h:mm:ss a';
const text = z.string();
const time = text.transform((cell) => DateTime.fromFormat(cell, form, { zone: 'utc' }));
const money = text
  .regex(/^(\d+(\.\d{1,3})?)?$/)
  .transform((cell) => (cell ? Number(cell) : undefined));
const currency = text.regex(/^([A-Z]{3})?$/);
const conversion = z
  .object({
    'Client Id': text.max(100),
    'Conversion Name': text.min(1).max(100),
    'Conversion Time': time,
    'Conversion Value': money,
    'Conversion Currency Code': currency,
    'Adjustment Type': z.enum(['', 'Restate', 'Retract']),
    'Adjustment Time': text.transform((cell) =>
      cell ? DateTime.fromFormat(cell, form, { zone: 'utc' }) : undefined,
    ),
    'Adjustment Value': money,
    'Adjustment Currency Code': currency,
    'Microsoft Click Id': text.regex(/^[0-9a-f]{32}$/i),
  })
  .refine((row) => row['Conversion Time'].isValid && (row['Adjustment Time']?.isValid ?? true))
  .refine((row) => (row['Adjustment Type'] === '') === (row['Adjustment Time'] === undefined))
  .refine(
    (row) => (row['Adjustment Type'] === 'Restate') === (row['Adjustment Value'] !== undefined),
  );

export async function byHand(path, look) {
  let rows = 0;
  await new Promise((resolve, reject) => {
    Papa.parse(openText(path), {
      header: true,
      step({ data }) {
        if (data.Type !== 'Offline Conversion') return;
        const { success, data: record } = conversion.safeParse(data);
        if (!success) return;
        rows++;
        look?.record({
          time: record['Conversion Time'],
          adjusted: record['Adjustment Time'],
          value: record['Conversion Value'] ?? record['Adjustment Value'],
          click: record['Microsoft Click Id'],
        });
      },
      complete: resolve,
      error: reject,
    });
  });
  return rows;
}
