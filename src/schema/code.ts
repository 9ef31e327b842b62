import type { IssueCode, Severity } from '../issues/codes';
import type { FactsOf } from '../issues/facts';

/** A code of your own: what it is called, how bad it is, and its sentence. */
export interface CodeDefinition<Facts = never> {
  /** Kebab-case, and with a prefix that no code of the package has: `acme-too-heavy`. */
  readonly code: string;
  /** The severity unless the option `severity` sets another. */
  readonly severity: Severity;
  /** Makes the message from the facts, which the issue carries too. Keep the values of identifiers out of both. */
  message(facts: Facts): string;
}

/**
 * Defines a code of your own, for codecs, groups and rules over a file. List it in the `codes` of the
 * codec or the rule that reports it, so that the option `severity` knows it.
 *
 * @example
 * const tooHeavy = defineCode({
 *   code: 'acme-too-heavy',
 *   severity: 'error',
 *   message: ({ max }: { max: number }) => `A box weighs at most ${max} kg.`,
 * });
 */
export function defineCode<Facts = undefined>(
  definition: CodeDefinition<Facts>,
): CodeDefinition<Facts> {
  return definition;
}

/**
 * Reports a fault: a code of the closed list, or one of your own, with its facts.
 * @typeParam Details what else may be told of the fault
 * @typeParam Result what the caller learns
 */
export interface FaultReport<Details, Result> {
  <Code extends IssueCode>(code: Code, facts: FactsOf<Code>, details?: Details): Result;
  <Facts>(code: CodeDefinition<Facts>, facts: Facts, details?: Details): Result;
}
