import type { Issue } from '../../issues/issue';
import { Tally } from '../../messages/tally';
import type { ReadOptions } from '../../options/options';
import type { PlacedIssue } from '../../report/content/generation';
import { countMore, issueLine, moreLine } from '../../report/issues';
import { type Place, placeIn } from '../../report/place';
import { createLines } from './lines';
import { issueEntry } from './log';
import type { Terminal } from './terminal';

export type IssuePrinter = ReturnType<typeof createIssuePrinter>;

/** Prints issues at the places of their records in the input, up to the caps. */
export function createIssuePrinter(
  input: string,
  terminal: Terminal,
  caps?: Pick<ReadOptions, 'maxIssues' | 'maxIssuesPerCode'>,
) {
  const tally = new Tally(caps);
  const placed: PlacedIssue[] = [];
  const lines = createLines(terminal.err);

  return {
    add(issue: Issue, place: Place | undefined): void {
      if (!tally.addIssue(issue)) return;
      placed.push({ issue, place });
      const at = place === undefined ? input : placeIn(input, place);
      const entry = issueEntry(input, issue, place);
      lines.add(terminal.logLine(entry, () => issueLine(at, issue, terminal.errInk)));
    },
    /** Prints the issues that were added. */
    flush: lines.flush,
    /** Prints what is left, and how many issues the caps left out. */
    end(): Promise<void> {
      for (const [code, count] of countMore(tally.issues(), this.counts)) {
        const entry = { level: 'info', code, file: input, count } as const;
        const message = `and ${count} more of ${code}`;
        const text = () => moreLine(input, code, count, terminal.errInk);
        lines.add(terminal.logLine({ ...entry, message }, text));
      }
      return lines.flush();
    },
    /** The issues that the caps allow to keep, and how many there were of each code. */
    kept() {
      const { counts } = this;
      const issues = tally.issues();
      return {
        issues,
        placed: placed as readonly PlacedIssue[],
        counts,
        truncated: tally.truncated,
      };
    },
    get errors() {
      return tally.errors;
    },
    get warnings() {
      return tally.warnings;
    },
    /** How many issues of each code there were. */
    get counts() {
      return Object.fromEntries(tally.counts);
    },
  };
}
