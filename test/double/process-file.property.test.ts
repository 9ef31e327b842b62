import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { type ProcessedFile, processFile } from '../../src/double/bulk/process-file';
import { readOfflineConversions, reconcile } from '../../src/index';
import { addRow, fileOf, now, type Row, restateRow, retractRow } from '../support/rows';
import { runs } from '../support/runs';

/** A row that may have cells that are wrong, or that are right in another action only. */
const row: fc.Arbitrary<Row> = fc
  .tuple(
    fc.constantFrom<Row>(addRow, restateRow, retractRow),
    fc.dictionary(
      fc.constantFrom(...Object.keys(addRow)),
      fc.constantFrom('', 'x', '1', '-1', 'EUR', '3/2/2026 1:00:00 AM', '1/1/2020', 'a,"b"\r\nc'),
      { maxKeys: 2 },
    ),
  )
  .map(([whole, cells]) => ({ ...whole, ...cells }));

const rows = fc
  .array(row, { minLength: 1, maxLength: 30 })
  .map((all) => all.map((each, index) => ({ ...each, 'Client Id': `id-${index}` })));

async function process(upload: string, onlyErrors: boolean) {
  const processed: ProcessedFile = { records: 0, rejected: 0, fileError: undefined };
  const accepted: (string | undefined)[] = [];
  const settings = {
    ...{ now: now.getTime(), goals: undefined, onlyErrors, bom: true },
    onAccepted: ({ clientId }: { readonly clientId?: string | undefined }) =>
      accepted.push(clientId),
  };
  let result = '';
  for await (const text of processFile(Buffer.from(upload), settings, processed)) result += text;
  return { processed, accepted, result };
}

/** The Client Ids of the records in which the rules find no error. */
async function idsOfRight(upload: string): Promise<readonly (string | undefined)[]> {
  const right: (string | undefined)[] = [];
  for await (const { record, cells } of readOfflineConversions(upload, { now, duplicates: false }))
    if (record) right.push(cells.get('Client Id'));
  return right;
}

test.each([true, false])(
  'what the rules reject has errors in the result, and nothing else has: only errors %s',
  async (onlyErrors) => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const upload = fileOf(given);
        const { processed, accepted, result } = await process(upload, onlyErrors);
        const right = await idsOfRight(upload);
        expect(accepted).toEqual(right);
        expect(processed).toEqual({
          ...{ records: given.length, rejected: given.length - right.length },
          fileError: undefined,
        });
        // A result without any of the records does not show that it belongs to the upload.
        if (onlyErrors && processed.rejected === 0) return;
        const { outcomes, summary } = reconcile({
          ...{ upload, result: Buffer.from(result) },
          responseMode: onlyErrors ? 'errors-only' : 'errors-and-results',
        });
        const found: (string | undefined)[] = [];
        for await (const { status, clientId, errors } of outcomes) {
          if (status === 'accepted') found.push(clientId);
          expect(errors.length > 0).toBe(status === 'rejected');
        }
        expect(found).toEqual(right);
        const { records, unmatched } = await summary;
        expect(records).toEqual({
          ...{ uploaded: given.length, accepted: right.length, unknown: 0 },
          rejected: given.length - right.length,
        });
        expect(unmatched.errors + unmatched.notUploaded).toBe(0);
      }),
      runs(20_261_130, 60),
    );
  },
);

it('keeps the cells of the upload', async () => {
  const given = [{ ...addRow, 'Client Id': 'a,"b"\r\nc', 'Conversion Value': '12,5' }];
  const { result } = await process(fileOf(given), false);
  expect(result).toContain('Offline Conversion,,"a,""b""\r\nc",Signed contract,');
  expect(result.match(/,"12,5",/g)).toHaveLength(2);
});
