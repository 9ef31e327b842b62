/*
 * What a report says to people, without a markup language. Markdown and HTML are written from it. Its texts
 * are plain: who writes them escapes them.
 */

import { groupThousands } from '../attribution/rate';

export type Tone = 'good' | 'warning' | 'error';

export interface ReportDocument {
  /** What was looked at. */
  readonly title: string;
  /** The sentence that a reader came for. */
  readonly verdict: Verdict | { readonly tone: 'neutral'; readonly text: string };
  /** The most important numbers. */
  readonly figures: readonly Figure[];
  readonly blocks: readonly Block[];
}

export interface Verdict {
  readonly tone: Tone;
  readonly text: string;
}

export interface Figure {
  readonly label: string;
  readonly value: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Something to know before reading on. */
  | { readonly kind: 'note'; readonly tone: Tone; readonly text: string }
  | Table
  | Chart
  /** Blocks that are folded away. */
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] };

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly head: string;
  /** `place`: short, on one line; `message`: long, with the room that is left. Default: `text`. */
  readonly content?: 'text' | 'number' | 'place' | 'message';
}

/** A text, a word with a tone, or a name that programs know. */
export type Cell =
  | string
  | { readonly badge: Tone | 'neutral'; readonly text: string }
  | { readonly code: string };

/** A picture of shares. A table beside it has the same numbers, so formats without pictures leave it out. */
export interface Chart {
  readonly kind: 'chart';
  /**
   * `bars`: a bar for each point, with its label beside it. `days`: a line along days. `columns`: a column for
   * each day.
   */
  readonly form: 'bars' | 'days' | 'columns';
  readonly title: string;
  /** What a person sees in it, in one or two sentences, for those who cannot. */
  readonly description: string;
  readonly points: readonly ChartPoint[];
  /** Where the axis of shares has numbers. Default: percentages. */
  readonly ticks?: readonly { readonly share: number; readonly text: string }[];
}

export interface ChartPoint {
  /** A name, or a date such as `2026-11-02`. */
  readonly label: string;
  /** A share from 0 to 1; null if there is no data. */
  readonly share: number | null;
  /** The share in words, such as `75.0%`. */
  readonly text: string;
}

/** A number of things that can be counted, with its noun. */
export function countOf(count: number, noun: string): Figure {
  return { label: `${noun}${count === 1 ? '' : 's'}`, value: groupThousands(count) };
}

/** A verdict as a sentence of its own. */
export function asSentence<V extends { readonly text: string }>(verdict: V): V {
  return { ...verdict, text: verdict.text.slice(0, 1).toUpperCase() + verdict.text.slice(1) };
}
