import type { Change } from '../issues/change';
import { changeSentence } from '../messages/changes';
import { visible } from '../text/shown/escapes';
import type { Ink } from './terminal/ink';

/** How often each code was fixed. */
export type ChangeCounts = { readonly [Code in Change['code']]?: number };

/** The changes in a file for a person: a line for each code. */
export function changesText(file: string, counts: ChangeCounts, ink: Ink): string {
  const all = Object.entries(counts) as [Change['code'], number][];
  if (all.length === 0) return `${visible(file)}: nothing to fix\n\n`;
  const lines = all.map(
    ([code, count]) => `  ${changeSentence(code, count)}  ${ink.faint(`(${code})`)}`,
  );
  return `${visible(file)}: fixed\n${lines.join('\n')}\n\n`;
}
