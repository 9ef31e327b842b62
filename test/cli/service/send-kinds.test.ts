import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { record } from '../../support/lead-records';
import { folderOf, fromNdjson, ndjson, now } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

/* `send` takes Adds before adjustments, and says all the same where in the input each record stood. */

const retracted = (number: number, more: object = {}) => ({
  ...record(number),
  ...{ clientId: `retract-${number}`, action: 'Retract', adjustmentTime: '2026-11-20T09:30:00Z' },
  ...more,
});
const wrong = retracted(1, { adjustmentValue: 5 });
const input = ndjson(
  ...[wrong, record(2), { ...record(2), clientId: 'again' }, retracted(2), retracted(2)],
);
const duplicate =
  'in.ndjson:3  warning  Line 2 adds the same conversion. The service uses the first one and ignores the others.  (duplicate)\n';
const notApplicable =
  'in.ndjson:1  error  Adjustment Value  Property "adjustmentValue" does not apply to a Retract. Leave it out.  (property-unknown, service 5624)\n';
const afterRetract =
  'in.ndjson:5  error  Line 4 retracts this conversion. Nothing is allowed after a Retract.  (adjustment-after-retract)\n';

async function send(...options: readonly string[]) {
  const service = await openServiceRun({ goals: ['Lead'] });
  const cwd = folderOf({ 'in.ndjson': input });
  const outcome = await service.run(['send', 'in.ndjson', ...options, ...now], { cwd });
  return { ...outcome, cwd, double: service.double };
}

test('an adjustment with an error stops before anything is sent', async () => {
  const { stdout, stderr, code, double, cwd } = await send();
  expect({ stdout, stderr, code }).toEqual({
    stdout: '',
    stderr: `${duplicate}${notApplicable}Stopped: in.upload.csv was not written. To leave out records with errors, use --on-error skip. Nothing was sent.\n`,
    code: 1,
  });
  expect(double.files).toEqual([]);
  expect(readdirSync(cwd)).toEqual(['in.ndjson']);
});

test('adjustments with errors are left out, at their places in the input', async () => {
  const rejects = ['--on-error', 'skip', '--rejects', 'rejects.ndjson'];
  const { stderr, code, double, cwd } = await send(...rejects);
  expect({ stderr, code }).toEqual({ stderr: duplicate + notApplicable + afterRetract, code: 1 });
  expect(double.files.map(({ records }) => records)).toEqual([2, 1]);
  const left = fromNdjson(readFileSync(join(cwd, 'rejects.ndjson'), 'utf8'));
  expect(left).toMatchObject([{ clientId: 'retract-1' }, { clientId: 'retract-2' }]);
});
