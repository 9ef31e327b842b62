import type { Severity } from '../../issues/codes';
import type { FileFindings, Finding } from './content';
import { ruleOf } from './rule';

/** All that was found of one code in a file. */
export interface CodeGroup {
  readonly code: string;
  /** The worst of its findings. */
  readonly severity: Severity;
  readonly count: number;
  /** Those that are kept, in the order of the file. */
  readonly findings: readonly Finding[];
}

/** Groups the findings of a file by code: errors first, then by frequency. */
export function groupByCode({ findings, counts }: FileFindings): readonly CodeGroup[] {
  const byCode = new Map<string, Finding[]>(Object.keys(counts).map((code) => [code, []]));
  for (const finding of findings) {
    const group = byCode.get(finding.code);
    if (group) group.push(finding);
    else byCode.set(finding.code, [finding]);
  }
  return [...byCode]
    .map(([code, kept]) => ({
      ...{ code, findings: kept, count: counts[code] ?? kept.length },
      severity: severityOf(code, kept),
    }))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

function severityOf(code: string, findings: readonly Finding[]): Severity {
  if (findings.length === 0) return ruleOf(code).severity;
  return findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}

function rank({ severity }: CodeGroup): number {
  return severity === 'error' ? 0 : 1;
}
