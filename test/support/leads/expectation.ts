import { createHash } from 'node:crypto';
import { writtenTime } from './clock';
import { error, type Flaw, type Given, warning } from './given';

/** What must become of a lead. */
export interface Expectation {
  /** Its properties as they are given to a writer. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Its filled cells by column; undefined if it must be rejected. */
  readonly cells: Readonly<Record<string, string>> | undefined;
  readonly flaws: readonly Flaw[];
  /** The plain texts of its hashes. */
  readonly sources: { readonly email: string; readonly phone: string };
}

export interface Fields {
  readonly conversionName: Given;
  readonly conversionTime: Given;
  /** Only a conversion that is added has a value of its own. */
  readonly conversionValue?: Given;
  readonly conversionCurrencyCode?: Given;
  readonly action: Given;
  readonly microsoftClickId: Given;
  readonly email: Given;
  readonly phone: Given;
}

const adjustedAfter = 86_400_000;

/** Puts together what the properties of a lead must lead to. */
export function expectationOf(
  clientId: string | number,
  fields: Fields,
  moment: number,
): Expectation {
  const { microsoftClickId, email, phone, ...others } = fields;
  const { conversionName, conversionTime, conversionValue, conversionCurrencyCode } = others;
  const action = others.action.written || 'Add';
  const adjustment = adjustmentOf(action, moment);
  const flaws = [
    ...Object.values(others).flatMap(({ flaws = [] }) => flaws),
    ...identifierFlaws([microsoftClickId, email, phone]),
    ...((adjustment && conversionTime.flawsIfAdjusted) ?? []),
  ].map((flaw) =>
    flaw.code === 'required' ? { ...flaw, facts: { ...flaw.facts, action } } : flaw,
  );
  const isRejected = flaws.some(isError);
  const cells = {
    'Client Id': String(clientId),
    'Conversion Name': conversionName.written,
    'Conversion Time': conversionTime.written,
    'Conversion Value': conversionValue?.written ?? '',
    'Conversion Currency Code': conversionCurrencyCode?.written ?? '',
    'Adjustment Type': others.action.written,
    ...adjustment?.cells,
    'Hashed Email Address': sha256(email.written),
    'Hashed Phone Number': sha256(phone.written),
    'Microsoft Click Id': microsoftClickId.written,
  };
  const filled = Object.entries(cells).filter(([, cell]) => cell !== '');
  const given = Object.entries(fields).map(([name, { value }]) => [name, value] as const);
  return {
    record: { clientId, ...Object.fromEntries(given), ...adjustment?.record },
    cells: isRejected ? undefined : Object.fromEntries(filled),
    flaws: isRejected ? flaws : [...flaws, ...(conversionName.flawsIfWritten ?? [])],
    sources: { email: email.written, phone: phone.written },
  };
}

function isError({ severity }: Flaw): boolean {
  return severity === 'error';
}

function adjustmentOf(action: string, moment: number) {
  if (action !== 'Restate' && action !== 'Retract') return undefined;
  const adjusted = moment + adjustedAfter;
  const adjustmentTime = new Date(adjusted).toISOString();
  const cells = { 'Adjustment Time': writtenTime(adjusted) };
  if (action === 'Retract') return { record: { adjustmentTime }, cells };
  return {
    record: { adjustmentTime, adjustmentValue: 7.25, adjustmentCurrencyCode: 'EUR' },
    cells: { ...cells, 'Adjustment Value': '7.25', 'Adjustment Currency Code': 'EUR' },
  };
}

const headers: Readonly<Record<string, string>> = { microsoftClickId: 'Microsoft Click Id' };

/** A bad identifier beside a good one is left out; without a good one, its fault is that of the record. */
function identifierFlaws(all: readonly Given[]): readonly Flaw[] {
  if (all.every(({ value }) => value === undefined || value === null || value === ''))
    return [error('no-identifier')];
  const hasGood = all.some(({ written }) => written !== '');
  return all.flatMap(({ flaws = [] }) => {
    const cause = flaws.find(isError);
    if (!cause || !hasGood) return flaws;
    const { code, facts, property } = cause;
    const name = headers[property ?? ''] ?? property;
    const dropped = { name, cause: { code, ...(facts && { facts }) } };
    return [warning('identifier-dropped', property, dropped)];
  });
}

function sha256(text: string): string {
  return text && createHash('sha256').update(text).digest('hex');
}
