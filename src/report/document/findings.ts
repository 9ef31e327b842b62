import { groupThousands } from '../attribution/rate';
import type { DocumentSize, FileFindings, Finding } from '../content/content';
import { type CodeGroup, groupByCode } from '../content/groups';
import { ruleOf } from '../content/rule';
import type { Block } from './document';

/** Places in the table of codes. */
const firstPlaces = 3;

/** What was found in a file: a table of codes, and below it the findings of each code, folded away. */
export function findingBlocks(file: FileFindings, { maxRows }: DocumentSize): readonly Block[] {
  const groups = groupByCode(file);
  if (groups.length === 0) return [];
  let left = maxRows;
  const details = groups.map((group): Block => {
    const shown = group.findings.slice(0, left);
    left -= shown.length;
    return detailsOf(group, shown);
  });
  return [codeTable(groups), ...details.filter((block) => !isEmpty(block))];
}

function codeTable(groups: readonly CodeGroup[]): Block {
  return {
    kind: 'table',
    caption: 'What was found, by code',
    columns: [
      { head: 'Severity' },
      { head: 'Code' },
      { head: 'Count', content: 'number' },
      { head: 'What it is', content: 'message' },
      { head: 'First places', content: 'place' },
    ],
    rows: groups.map((group) => [
      { badge: group.severity, text: group.severity },
      { code: group.code },
      groupThousands(group.count),
      ruleOf(group.code).summary,
      placesOf(group),
    ]),
  };
}

function placesOf({ findings, count }: CodeGroup): string {
  const all = new Set(findings.flatMap(({ place }) => placeText(place) || []));
  const first = [...all].slice(0, firstPlaces);
  if (first.length === 0) return '';
  return first.join(', ') + (all.size > first.length || count > findings.length ? ', …' : '');
}

/** `line 3`, or the position in an array; empty for the whole file. */
function placeText(place: Finding['place']): string {
  if (place === undefined) return '';
  return 'line' in place ? `line ${place.line}` : `[${place.index}]`;
}

function detailsOf({ code, count }: CodeGroup, shown: readonly Finding[]): Block {
  const more = count - shown.length;
  return {
    kind: 'details',
    summary: `${code}: ${groupThousands(count)}`,
    blocks: [
      {
        kind: 'table',
        caption: `${code}: ${more > 0 ? `the first ${groupThousands(shown.length)}` : 'all'}`,
        columns: [
          { head: 'Place', content: 'place' },
          { head: 'Message', content: 'message' },
        ],
        rows: shown.map(({ place, message }) => [placeText(place), message]),
      },
      ...(more > 0 ? [{ kind: 'text', text: `${groupThousands(more)} more.` } as const] : []),
    ],
  };
}

function isEmpty(block: Block): boolean {
  return (
    block.kind === 'details' &&
    block.blocks.every((each) => each.kind !== 'table' || each.rows.length === 0)
  );
}
