import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ServiceSettings } from '../../client/service';
import { inputOf, record, uploadOf, wrong, wrongLine } from '../../support/lead-records';
import { type Files, folderOf, ndjson, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

/** Runs `apply --send` in a folder with these files. */
async function send(files: Files, args: readonly string[], settings: ServiceSettings = {}) {
  const service = await openServiceRun({ goals: ['Lead'], ...settings });
  const cwd = folderOf(files);
  const outcome = await service.run(['apply', ...args, '--send', ...now], { cwd });
  const stderr = outcome.stderr.replace(/(?<=Tracking id: )[\w-]+/g, 'TRACKING');
  return { ...outcome, stderr, cwd, calls: service.steps(), counted: service.double.counted.size };
}

const accepted =
  'Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.';
const visit = { ...record(2), conversionName: 'Visit' };
const restated = {
  ...{ ...record(1), action: 'Restate', adjustmentTime: '2026-11-20T09:30:00Z' },
  ...{ adjustmentValue: 5, adjustmentCurrencyCode: 'EUR' },
};

describe('apply --send', () => {
  it('sends the records of an input', async () => {
    const { stdout, stderr, code, calls, counted } = await send({ in: inputOf(1, 2) }, [
      ...['in', '--from', 'ndjson'],
    ]);
    expect({ stdout, stderr, code, calls, counted }).toEqual({
      stdout: `in: no record rejected
  2 accepted, 0 rejected, 0 unknown
  ${accepted}
`,
      ...{ stderr: '', code: 0, calls: 'token, ApplyOfflineConversions', counted: 2 },
    });
  });

  it('sends the records of a bulk file', async () => {
    const { stderr, code, counted } = await send({ 'up.csv': uploadOf(1, 2) }, ['up.csv']);
    expect([stderr, code, counted]).toEqual(['', 0, 2]);
  });

  it('sends Adds before adjustments, in requests of at most --max-items', async () => {
    const { code, calls } = await send({ in: ndjson(record(1), record(2), restated) }, [
      ...['in', '--from', 'ndjson', '--max-items', '1'],
    ]);
    expect([code, calls]).toEqual([
      0,
      'token, ApplyOfflineConversions, ApplyOfflineConversions, ApplyOfflineConversionAdjustments',
    ]);
  });

  it('shows what was rejected, and where it stands', async () => {
    const { stdout, stderr, code } = await send({ in: ndjson(record(1), visit) }, [
      ...['in', '--from', 'ndjson'],
    ]);
    expect([stderr, code]).toEqual(['', 1]);
    expect(stdout).toContain(
      'in: 1 record rejected, with 1 error\n  1 accepted, 1 rejected, 0 unknown\n',
    );
    expect(stdout).not.toContain('--upload');
  });

  it('prints one object, with the outcomes that are not accepted', async () => {
    const { stdout, code } = await send({ in: ndjson(record(1), visit) }, [
      ...['in', '--from', 'ndjson', '--format', 'json'],
    ]);
    const { input, records, outcomes } = JSON.parse(stdout);
    expect({ input, records, code }).toEqual({
      ...{ input: 'in', records: { accepted: 1, rejected: 1, unknown: 0 }, code: 1 },
    });
    expect(outcomes).toEqual([
      {
        ...{ status: 'rejected', row: 2 },
        errors: [expect.objectContaining({ number: 5606, advice: 'fix' })],
      },
    ]);
  });

  it('does not repeat a request that may have been applied', async () => {
    const script = { ApplyOfflineConversions: [{ cut: 'after' as const }] };
    const args = ['in', '--from', 'ndjson'];
    const { stdout, stderr, code, calls } = await send({ in: inputOf(1, 2) }, args, { script });
    expect({ stdout, stderr, code, calls }).toEqual({
      stdout: `in: no record rejected, but some are unknown
  0 accepted, 0 rejected, 2 unknown
  --format json lists the records that were not accepted.
`,
      stderr:
        'in: ApplyOfflineConversions failed: The connection failed (UND_ERR_SOCKET). Check the network, and try again. Some records may have been applied. Check the attribution report before you send them again.\n',
      ...{ code: 1, calls: 'token, ApplyOfflineConversions' },
    });
  });

  it('sends nothing if a record has an error', async () => {
    const { stdout, stderr, code, counted } = await send(
      { 'in.ndjson': ndjson(record(1), wrong(2)) },
      ['in.ndjson'],
    );
    expect(stderr).toBe(
      `${wrongLine(2)}\nStopped: nothing was sent. To leave out records with errors, use --on-error skip.\n`,
    );
    expect({ stdout, code, counted }).toEqual({ stdout: '', code: 1, counted: 0 });
  });

  it('tells how much was sent before a record with an error', async () => {
    const args = ['in.ndjson', '--max-items', '1'];
    const files = { 'in.ndjson': ndjson(record(1), record(3), wrong(2)) };
    const { stdout, stderr, code } = await send(files, args);
    expect(stderr).toBe(
      `${wrongLine(3)}\nStopped: 2 records sent before the error. To leave out records with errors, use --on-error skip.\n`,
    );
    expect(stdout).toContain('2 accepted, 0 rejected, 0 unknown');
    expect(code).toBe(1);
  });

  it('leaves out what has an error with --on-error skip', async () => {
    const { stdout, stderr, code, counted, cwd } = await send(
      { 'in.ndjson': ndjson(record(1), wrong(2)) },
      ['in.ndjson', '--on-error', 'skip', '--rejects', 'no.ndjson'],
    );
    expect(stderr).toBe(`${wrongLine(2)}\n`);
    expect(stdout).toContain('1 accepted, 0 rejected, 0 unknown');
    expect({ code, counted }).toEqual({ code: 1, counted: 1 });
    expect(readdirSync(cwd).sort()).toEqual(['in.ndjson', 'no.ndjson']);
    expect(JSON.parse(readFileSync(join(cwd, 'no.ndjson'), 'utf8'))).toMatchObject(wrong(2));
  });

  it.each([
    [
      { ApplyOfflineConversions: [{ fault: 106 }] },
      'ApplyOfflineConversions failed: The user has no access to this account. Check the account id and the customer id, or request access. (106 UserIsNotAuthorized) Tracking id: TRACKING.',
    ],
  ])('ends with 2 if nothing was sent: %j', async (script, sentence) => {
    const { stdout, stderr, code } = await send({ in: inputOf(1) }, ['in', '--from', 'ndjson'], {
      script,
    });
    expect({ stdout, stderr, code }).toEqual({
      ...{ stdout: '', stderr: `msads-bulk apply: in: ${sentence}\n`, code: 2 },
    });
  });

  it('tells what was sent before a call failed', async () => {
    const script = { ApplyOfflineConversions: [{}, { fault: 106 }] };
    const args = ['in', '--from', 'ndjson', '--max-items', '1'];
    const { stdout, stderr, code } = await send({ in: inputOf(1, 2, 3) }, args, { script });
    expect({ stdout, stderr, code }).toEqual({
      stdout: `in: no record rejected
  1 accepted, 0 rejected, 0 unknown
  ${accepted}
`,
      stderr:
        'in: ApplyOfflineConversions failed: The user has no access to this account. Check the account id and the customer id, or request access. (106 UserIsNotAuthorized) Tracking id: TRACKING. The records after it were not sent.\n',
      code: 1,
    });
  });
});
