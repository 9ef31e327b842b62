import { offlineConversionGoal } from '../../../records/offline-conversion-goal';
import { referenceMarkdown, referenceOf, referenceText } from '../../../report/reference';
import { writeJson } from '../../../text/shown/escapes';
import { readConfiguredArguments } from '../../config/arguments';
import { createDocument } from '../../documents/document';
import { oneOf } from '../../flags/arguments';
import { checkingFlags, readCheckingOptions } from '../../flags/checking';
import type { Terminal } from '../../output/terminal';
import { UsageError } from '../../wrong-use';

// A script may pass the same flags to every command. Nothing here depends on goals or clicks.
const { goals: _goals, clicks: _clicks, ...commonFlags } = checkingFlags;
export const flags = {
  ...commonFlags,
  format: { type: 'string' },
  type: { type: 'string' },
} as const;

export async function rulesCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals, recordType } = await readConfiguredArguments(args, flags, terminal);
  const format = oneOf('format', values.format, ['text', 'markdown', 'json']) ?? 'text';
  const type = oneOf('type', values.type, ['conversion', 'goal']) ?? 'conversion';
  if (positionals.length > 0) throw new UsageError('rules takes no FILE.');
  await readCheckingOptions(values, recordType, terminal);
  const reference =
    type === 'goal'
      ? referenceOf(offlineConversionGoal)
      : referenceOf(recordType, [offlineConversionGoal]);
  const text = {
    text: () => referenceText(reference),
    markdown: () => referenceMarkdown(reference),
    json: () => `${writeJson(createDocument('rules', reference), 2)}\n`,
  }[format]();
  await terminal.out(text);
  return 0;
}
