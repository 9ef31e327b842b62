import { lookUpReason, unattributedReasons } from '../../api/report/reasons';
import { codes, type IssueCode, type Severity } from '../../issues/codes';
import { knownServiceError } from '../../vendor/errors';

/** What a code is about. */
export interface Rule {
  /** The severity by default. */
  readonly severity: Severity;
  /** A few words or one sentence; the code itself if it is not known here. */
  readonly summary: string;
  /** The page of the documentation that describes it, with its section; undefined for a code of your own. */
  readonly page: string | undefined;
}

/** Finds an issue code, an error of the service, or a reason of the attribution report. */
export function ruleOf(code: string): Rule {
  if (Object.hasOwn(codes, code)) {
    const [level, summary] = codes[code as IssueCode];
    const severity = level === 'warning' ? 'warning' : 'error';
    return { severity, summary, page: `docs/issues.md#${code}` };
  }
  const error = knownServiceError(undefined, code);
  if (error)
    return {
      ...{ severity: 'error', summary: error.meaning },
      page: 'docs/troubleshooting.md#errors-of-the-service',
    };
  if (Object.hasOwn(unattributedReasons, code))
    return {
      ...{ severity: 'warning', summary: lookUpReason(code).meaning },
      page: 'docs/report.md#reasons',
    };
  return { severity: 'error', summary: code, page: undefined };
}
