import type { Issue } from '../../issues/issue';
import { Tally } from '../../messages/tally';
import type { ReadOptions } from '../../options/options';
import { issueLine, moreLines } from '../../report/issues';
import type { InputPlace } from '../input/item';
import { Lines } from './lines';
import type { Terminal } from './terminal';

/** Prints issues at the places of their records in the input, up to the caps. */
export class IssuePrinter {
  readonly #input: string;
  readonly #terminal: Terminal;
  readonly #lines: Lines;
  readonly #tally: Tally;

  constructor(
    input: string,
    terminal: Terminal,
    caps?: Pick<ReadOptions, 'maxIssues' | 'maxIssuesPerCode'>,
  ) {
    this.#input = input;
    this.#terminal = terminal;
    this.#lines = new Lines(terminal.err);
    this.#tally = new Tally(caps);
  }

  get errors(): number {
    return this.#tally.errors;
  }

  add(issue: Issue, place: InputPlace | undefined): void {
    if (!this.#tally.addIssue(issue)) return;
    const at = place === undefined ? '' : 'line' in place ? `:${place.line}` : `[${place.index}]`;
    this.#lines.add(issueLine(`${this.#input}${at}`, issue, this.#terminal.errInk));
  }

  /** Prints the issues that were added. */
  flush(): Promise<void> {
    return this.#lines.flush();
  }

  /** Prints what is left, and how many issues the caps left out. */
  end(): Promise<void> {
    const counts = Object.fromEntries(this.#tally.counts);
    const more = moreLines(this.#input, this.#tally.issues(), counts, this.#terminal.errInk);
    for (const line of more) this.#lines.add(line);
    return this.#lines.flush();
  }
}
