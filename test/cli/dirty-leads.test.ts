import { createHash } from 'node:crypto';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/index';
import { type Lead, makeDirtyLeads } from '../support/leads/dirty-leads';
import type { Flaw } from '../support/leads/given';
import { markets } from '../support/leads/markets';
import { csvOf, generateLeads, recordsOf, writeLeads } from '../support/leads/outcomes';
import { isPossibleAddress, isPossibleNumber } from '../support/leads/possible';
import { ndjson } from '../support/run';

/* 2,000 leads of eight countries through the library and through the command line, with one outcome. */

const leads = makeDirtyLeads(14, 2000);
const exports = markets.map((market) => {
  const own = leads.filter((lead) => lead.market === market);
  const [accepted, rejected] = [own.filter(isAccepted), own.filter((lead) => !isAccepted(lead))];
  const written = writeLeads({ ...market, leads: own });
  return { ...market, leads: own, accepted, rejected, written };
});

function isAccepted({ cells }: Lead): boolean {
  return cells !== undefined;
}

/** The issues in one order, without the place and the record that they are about. */
function flawsOf(issues: readonly (Issue | Flaw)[]): readonly Flaw[] {
  const key = ({ code, property }: Flaw) => `${code} ${property}`;
  return issues
    .map(({ code, severity, property, facts }) => ({
      ...{ code, severity },
      ...(property === undefined ? {} : { property }),
      ...(facts === undefined ? {} : { facts }),
    }))
    .sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** How often each code occurs. */
function countCodes(issues: readonly Issue[]): object {
  const counts: Record<string, number> = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** How many leads have some dirt. Whether a value applies to an action that does not exist is not known. */
const countKind = (all: readonly Lead[], kind: string) =>
  all.filter(({ kinds }) => kinds.includes(kind) && !kinds.includes('action: unknown')).length;

describe.each(exports)('$country', (sent) => {
  const { accepted, rejected, written } = sent;

  it('the library writes and rejects what it should, for the right causes', async () => {
    const { file, rejects, issues } = await written;
    expect(recordsOf(file)).toEqual(accepted.map(({ cells }) => cells));
    const found = rejects.map(({ index, issues }) => [sent.leads[index], flawsOf(issues)]);
    expect(found).toEqual(rejected.map((lead) => [lead, flawsOf(lead.flaws)]));
    const [ofFile, ofRecords] = [issues.filter(isOfFile), issues.filter((each) => !isOfFile(each))];
    const ofWritten = accepted.map((_, at) => ofRecords.filter(({ row }) => row === at + 2));
    expect(ofWritten.map(flawsOf)).toEqual(accepted.map(({ flaws }) => flawsOf(flaws)));
    const count = countKind(sent.leads, 'value: a point before three digits');
    const commaRows = countKind(sent.leads, 'value: a decimal comma');
    expect(flawsOf(ofFile)).toEqual([
      { code: 'thousands-marks', severity: 'warning', facts: { count, commaRows } },
    ]);
  });

  it('the command writes the same file from NDJSON, and rejects the same leads for the same causes', async () => {
    const { file, rejects, issues } = await written;
    const all = [...rejects.flatMap((reject) => reject.issues), ...issues];
    const input = ndjson(...sent.leads.map(({ record }) => record));
    expect(await generateLeads('in.ndjson', input, sent)).toEqual({
      file,
      code: 1,
      rejects: rejects.map(({ index, issues }) => ({
        ...JSON.parse(JSON.stringify(sent.leads[index]?.record)),
        issues: issues.map(({ row: _, ...issue }) => ({ ...issue, line: index + 1 })),
      })),
      records: accepted.length,
      rejected: rejected.length,
      counts: countCodes(all),
    });
  });

  it('the command does so from CSV, in which numbers are text', async () => {
    const { file, rejects } = await written;
    const { rejects: ofCommand, ...outcome } = await generateLeads(
      'in.csv',
      csvOf(sent.leads),
      sent,
    );
    expect(outcome).toMatchObject({ file, code: 1, records: accepted.length });
    expect(ofCommand.map(({ clientId, issues }) => [clientId, flawsOf(issues)])).toEqual(
      rejects.map(({ index, issues }) => [
        String(sent.leads[index]?.record.clientId),
        flawsOf(issues.map(withoutType)),
      ]),
    );
  });

  it('every hash is of an address or a number that there can be', async () => {
    const { file } = await written;
    const records = recordsOf(file);
    for (const [at, record] of records.entries()) {
      const { email, phone } = (accepted[at] as Lead).sources;
      expect(record['Hashed Email Address']).toBe(email === '' ? undefined : sha256(email));
      expect(record['Hashed Phone Number']).toBe(phone === '' ? undefined : sha256(phone));
      expect([email, email === '' || isPossibleAddress(email)]).toEqual([email, true]);
      expect([phone, phone === '' || isPossibleNumber(phone)]).toEqual([phone, true]);
    }
    const numbers = accepted.filter(({ sources }) => sources.phone !== '');
    const found = numbers.filter(({ record }) => findNumber(record.phone, sent.country));
    expect(found.map(({ record }) => findNumber(record.phone, sent.country))).toEqual(
      found.map(({ sources }) => sources.phone),
    );
    // It reads most of them, though not every spelling, and no number that it rejects.
    expect(found.length).toBeGreaterThan(numbers.length / 2);
    expect(numbers.length).toBeGreaterThan(20);
  });
});

it('different causes have different sentences', async () => {
  const all = await Promise.all(exports.map(({ written }) => written));
  const rejects = all.flatMap((each) => each.rejects);
  const errors = rejects.flatMap(({ issues }) => issues.filter(isError));
  const causes = new Map<string, string>();
  for (const issue of errors) {
    const sentence = issue.message.replace(/"[^"]*"/, '"…"');
    const cause = causeOf(issue);
    expect(causes.get(sentence) ?? cause).toBe(cause);
    causes.set(sentence, cause);
  }
  const expected = leads.flatMap(({ cells, flaws }) => (cells ? [] : flaws.filter(isError)));
  expect(new Set(causes.values())).toEqual(new Set(expected.map(causeOf)));
  expect(rejects.filter(({ issues }) => !issues.some(isError))).toEqual([]);
});

it('there are enough leads of each kind', () => {
  const counts = new Map<string, number>();
  for (const kind of leads.flatMap(({ kinds }) => kinds))
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count < 38)).toEqual([]);
  expect(counts.size).toBeGreaterThan(90);
  expect(leads.filter(isAccepted).length).toBeGreaterThan(550);
  expect(leads.filter((lead) => !isAccepted(lead)).length).toBeGreaterThan(1200);
});

function isOfFile({ code }: Issue): boolean {
  return code === 'thousands-marks';
}

function isError({ severity }: Issue | Flaw): boolean {
  return severity === 'error';
}

/** A cause without what differs from record to record. */
function causeOf({ code, facts = {} }: Issue | Flaw): string {
  const { reason, unit, column, dateOrder, parameter } = facts as Record<string, unknown>;
  return JSON.stringify([code, reason, unit, column, dateOrder, parameter]);
}

/** A number of JSON is text in a CSV. */
function withoutType(issue: Issue): Issue {
  const { valueType: _, ...facts } = (issue.facts ?? {}) as Record<string, unknown>;
  return (issue.facts ? { ...issue, facts } : issue) as Issue;
}

/** The valid number that libphonenumber itself finds in a text. */
function findNumber(phone: unknown, country: string): string | undefined {
  const number = parsePhoneNumberFromString(String(phone), country as CountryCode);
  return number?.isValid() ? number.number : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
