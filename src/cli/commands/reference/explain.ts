import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { offlineConversion } from '../../../records/offline-conversion';
import { offlineConversionGoal } from '../../../records/offline-conversion-goal';
import { createExplainer } from '../../../report/explanation';
import { describeUnknown } from '../../../text/shown/unknown-name';
import { readArguments } from '../../flags/arguments';
import type { Terminal } from '../../output/terminal';
import { UsageError } from '../../wrong-use';

export const flags = {} as const;

export async function explainCommand(args: readonly string[], terminal: Terminal) {
  const { positionals } = readArguments(args, flags);
  const [word, ...more] = positionals;
  if (word === undefined || more.length > 0)
    throw new UsageError('Name one CODE, for example time-format or 5607.');
  const explainer = createExplainer([offlineConversion, offlineConversionGoal]);
  const page = explainer.explain(word, {
    issues: await readPage('issues.md'),
    troubleshooting: await readPage('troubleshooting.md'),
  });
  if (page !== undefined) {
    await terminal.out(page);
    return 0;
  }
  const { shown, offer } = describeUnknown(word, explainer.nearest(word));
  throw new UsageError(`Unknown code ${shown}.${offer || ' Run msads-bulk rules for a list.'}`);
}

/** Reads a page of the docs, which are part of the package. */
function readPage(name: string): Promise<string> {
  const root = dirname(createRequire(import.meta.url).resolve('msads-bulk/package.json'));
  return readFile(join(root, 'docs', name), 'utf8');
}
