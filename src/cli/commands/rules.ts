import { offlineConversion } from '../../records/offline-conversion';
import { offlineConversionGoal } from '../../records/offline-conversion-goal';
import { referenceMarkdown, referenceOf, referenceText } from '../../report/reference';
import { checkingFlags, oneOf, readArguments, readCheckingOptions } from '../flags/arguments';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';

export async function rulesCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, {
    ...checkingFlags,
    format: { type: 'string' },
    type: { type: 'string' },
  });
  const format = oneOf('format', values.format, ['text', 'markdown', 'json']) ?? 'text';
  const type = oneOf('type', values.type, ['conversion', 'goal']) ?? 'conversion';
  if (positionals.length > 0) throw new UsageError('rules takes no FILE.');
  await readCheckingOptions(values, terminal);
  const reference =
    type === 'goal'
      ? referenceOf(offlineConversionGoal)
      : referenceOf(offlineConversion, [offlineConversionGoal]);
  const text = {
    text: () => referenceText(reference),
    markdown: () => referenceMarkdown(reference),
    json: () => `${JSON.stringify(reference, null, 2)}\n`,
  }[format]();
  await terminal.out(text);
  return 0;
}
