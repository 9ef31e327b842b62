import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { help } from '../../src/cli/help';
import { folderOf, now } from '../support/run';
import { some } from '../support/runs';
import { faultsOf, schemas } from '../support/schemas';
import { openServiceRun } from '../support/service-run';
import { expectValid, type Place, valuesAt } from './outputs';
import { files, runs } from './runs';

/* Everything that programs read of the command line, against its schema. */

/** Commands that take a moment to compare times with. */
const timed = ['validate', 'fix', 'read', 'generate', 'apply', 'upload', 'send'];

async function outputOf(line: string, place: Place): Promise<readonly unknown[]> {
  const args = line.split(' ');
  const cwd = folderOf(files);
  const { run } = await openServiceRun({ goals: ['Lead'] });
  const outcome = await run(timed.includes(args[0] ?? '') ? [...args, ...now] : args, { cwd });
  return valuesAt(place, outcome, cwd);
}

describe.each(runs)('%s', (schema, place, lines) => {
  test.each(some(lines))('%s', async (line) => expectValid(schema, await outputOf(line, place)));

  it('lacks no member, and no member has another type', async () => {
    const [first] = await outputOf(lines[0] ?? '', place);
    const [object] = [first].flat() as Record<string, unknown>[];
    const faults = (value: unknown) => faultsOf(schema, Array.isArray(first) ? [value] : value);
    const required = Object.keys(object ?? {}).filter((name) => {
      const { [name]: _, ...others } = object ?? {};
      return faults(others).length > 0;
    });
    expect(required).not.toEqual([]);
    for (const name of required)
      expect(faults({ ...object, [name]: { of: 'another type' } })).not.toEqual([]);
    expect(faults('text')).not.toEqual([]);
  });
});

/** Schemas that other tests try: those of ledgers and fleets, a part of others, and what is read. */
const elsewhere = [
  ...['issue', 'log', 'record', 'config'],
  ...['ledger-status', 'ledger-export', 'worker-status', 'worker-event'],
];
const linesElsewhere = ['ledger status --format json', 'worker status --format json'];

describe('every output', () => {
  it('has a schema, and every schema an output', () => {
    const tested = new Set(runs.map(([schema]) => schema));
    expect([...tested, ...elsewhere].sort()).toEqual([...schemas.keys()].sort());
  });

  it('is listed in the docs', () => {
    const text = readFileSync('docs/contracts.md', 'utf8');
    for (const name of schemas.keys()) expect(text).toContain(`\`${name}.json\``);
  });

  // A format that a command gets has to be added to the runs, and with it a schema.
  it.each(Object.entries(help))('of %s that its help names is tested', (command, text) => {
    const words = [...text.matchAll(/--format ([\w|]+)/g)].flatMap(([, all = '']) =>
      all.split('|'),
    );
    const formats = ['json', 'ndjson'].filter((format) => words.includes(format));
    const lines = [...runs.flatMap(([, , each]) => each), ...linesElsewhere];
    for (const format of formats)
      expect(lines).toContainEqual(
        expect.stringMatching(new RegExp(`^${command} .*--format ${format}$`)),
      );
  });
});
