import type { ReasonCount, ReportCounts, ReportReason, ReportTotal } from '../../api/report/report';
import { visible } from '../../text/shown/escapes';
import { localRules } from '../service-error';
import { alignColumns } from '../terminal/aligned';
import { cutTo } from '../terminal/display-width';
import type { Ink } from '../terminal/ink';
import { wrap } from '../terminal/wrap';
import { groupThousands, percent } from './rate';

const maxNameWidth = 60;
/** Width of the text, which the caller indents by two more cells. */
const lineWidth = 78;

/** Lists each reason with its share and its count. */
export function reasonLines(counts: ReportCounts): readonly string[] {
  return linesOf(counts).map(({ line }) => line);
}

/** Lists each reason as `reasonLines` does, with its meaning and what to do about it. */
export function adviceLines(total: ReportTotal, ink: Ink): readonly string[] {
  return linesOf(total).flatMap(({ line, advice, indent }) => [
    line,
    ...wrap(advice, lineWidth - indent).map((text) => ink.faint(' '.repeat(indent) + text)),
  ]);
}

/** The reasons, and the conversions without one, most frequent first. */
export function allReasons({
  reasons,
  unattributedCount,
}: ReportCounts): readonly (ReasonCount | ReportReason)[] {
  const rest = reasons.reduce((left, { count }) => left - count, unattributedCount);
  const none = { reason: '(no reason given)', count: rest, share: rest / unattributedCount };
  return [...reasons, ...(rest > 0 ? [none] : [])].sort((a, b) => b.count - a.count);
}

function linesOf(counts: ReportCounts) {
  const all = allReasons(counts);
  const figures = alignColumns(
    all.map(({ share, count }) => [percent(share), groupThousands(count)]),
    0,
  );
  return all.map((reason, index) => {
    const start = `${figures[index]}  `;
    const line = start + cutTo(visible(reason.reason), maxNameWidth);
    return { line, indent: start.length, advice: adviceOf(reason) };
  });
}

/** What a reason means, and what to do about it; empty if it has no text. */
export function adviceOf(reason: ReasonCount | ReportReason): string {
  if (!('meaning' in reason)) return '';
  return `${reason.meaning} ${reason.advice}${localRules(reason.rules)}`;
}
