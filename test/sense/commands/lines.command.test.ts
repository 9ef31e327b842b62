import { expect } from 'vitest';
import { generate } from '../../support/generated';
import { record, uploadOf } from '../../support/lead-records';
import { linesOf } from '../../support/run';
import { kind } from '../kind';

kind<[line: string, said: string]>(
  'lines that an export adds are named in a CSV, too',
  [
    ['named', 'clientId,conversionName,conversionTime,microsoftClickId', 'repeats the header'],
    ['named', 'Total,,,', 'is a total'],
    ['named', '(1 row affected)', 'states how many rows'],
    ['own', '---,,,', 'is a line of dashes'],
    ['own', 'Gesamtsumme,1,,', 'is a total'],
    ['own', '合計,,,12', 'is a total'],
    ['own', '2 Zeilen', 'states how many rows'],
    ['own', '# exported by the CRM', 'is a comment'],
  ],
  async (line, said) => {
    const header = 'clientId,conversionName,conversionTime,microsoftClickId';
    const row = `a1,Lead,2026-11-02T09:30:00Z,${record(1).microsoftClickId}`;
    const args = ['in.csv', '--on-error', 'skip'];
    const { stderr, file } = await generate({ 'in.csv': linesOf(header, row, line) }, args);
    expect(stderr).toMatch(
      new RegExp(`^in.csv:3 {2}error {2}The row ${said}.*\\(record-type\\)\\n`),
    );
    expect(stderr.match(/error/g)).toHaveLength(1);
    expect(file).toBe(uploadOf(1));
  },
);
