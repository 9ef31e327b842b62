import { type IssueCode, issueCodes, type Severity } from './issue';
import type { Judge } from './level';

export type Level = Severity | 'off';

/** Decides what a fault is in this run: the option `severity`, then `strict`, then what is usual. */
export function createJudge(settings: {
  readonly severity: ReadonlyMap<string, Level>;
  readonly strict: boolean;
}): Judge {
  return (code, usual) => {
    const wanted = settings.severity.get(code);
    if (wanted !== undefined) return wanted === 'off' ? undefined : wanted;
    if (settings.strict) return 'error';
    if (usual !== undefined) return usual;
    return issueCodes[code as IssueCode] === 'warning' ? 'warning' : 'error';
  };
}
