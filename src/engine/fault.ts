import type { IssueCode, Severity } from '../issues/codes';
import type { Fault } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { CodeDefinition } from '../schema/code';

/** The members of a fault other than its code, its severity and its facts. */
export type FaultDetails = Pick<Fault, 'column' | 'property'> & {
  readonly service?: string | undefined;
  readonly defaultSeverity?: Severity | undefined;
};

/** Makes the fault of a code as it is in this run: undefined if the code is switched off. */
export function makeFault(
  levelOf: Judge,
  code: IssueCode | CodeDefinition<never>,
  facts: unknown,
  { column, property, service, defaultSeverity }: FaultDetails,
): Fault | undefined {
  const definition = typeof code === 'string' ? undefined : code;
  const name = definition ? definition.code : (code as IssueCode);
  const severity = levelOf(name, defaultSeverity ?? definition?.severity);
  if (!severity) return undefined;
  const sentence = definition?.message;
  return { code: name, severity, column, property, facts: facts as object, service, sentence };
}
