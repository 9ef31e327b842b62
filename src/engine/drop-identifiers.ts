import { type IssueCode, issueCodes } from '../issues/codes';
import type { Fault } from '../issues/issue';
import type { Judge } from '../issues/level';
import { makeFault } from './fault';
import type { Group, Step } from './plan';
import type { Row } from './row';

/**
 * Leaves out those identifiers of a written record that have no valid value, if another one is valid. A
 * flaw in one identifier then does not cost the conversion. A record whose identifiers are all invalid
 * keeps their faults.
 */
export function dropIdentifiers(row: Row, { identifiers }: Group, levelOf: Judge): void {
  const filled = identifiers.filter(({ index }) => row.texts[index] !== '');
  const invalid = filled.filter((step) => faultsOf(row, step).some(isError));
  if (invalid.length === 0 || invalid.length === filled.length) return;
  for (const step of invalid) {
    const found = faultsOf(row, step);
    // An error that is a matter of options, such as a strict warning, leaves a value that can be written.
    if (!found.filter(isError).every(leavesNoValue)) continue;
    const cause = found.find(isError) as Fault;
    const { column, property, code, facts } = cause;
    const details = { column, property };
    const dropped = makeFault(
      levelOf,
      'identifier-dropped',
      { name: column ?? property, cause: { code, ...(facts && { facts }) } },
      details,
    );
    row.clear(step.index);
    row.replaceFaults(
      row.faults.flatMap((fault) => {
        if (fault === cause) return dropped ?? [];
        return found.includes(fault) ? [] : fault;
      }),
    );
  }
}

/** The faults of one identifier. Those of a plain one have no column. */
function faultsOf({ faults, written }: Row, { index, context }: Step): readonly Fault[] {
  const ofProperty = written?.columnFaults?.[index];
  return faults.filter((fault) => fault.column === context.header || ofProperty?.includes(fault));
}

function isError({ severity }: Fault): boolean {
  return severity === 'error';
}

function leavesNoValue({ code }: Fault): boolean {
  return issueCodes[code as IssueCode] === 'fixed';
}
