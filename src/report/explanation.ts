import { lookUpReason, unattributedReasons } from '../api/report/reasons';
import { codes } from '../issues/codes';
import type { AnyRecordType } from '../schema/record-type';
import { anticipatedBy } from '../schema/service-names';
import { nearest } from '../text/nearest';
import { serviceErrors } from '../vendor/errors';
import { alignColumns } from './terminal/aligned';
import { wrap } from './terminal/wrap';

const width = 100;

/** An error of the service, or a reason of the attribution report. */
interface ServiceEntry {
  readonly name: string;
  readonly number?: number;
  /** What to do in one word; undefined for a reason. */
  readonly advice?: string;
  readonly meaning: string;
  readonly codes: readonly string[];
}

/** The pages that explanations are taken from. */
export interface Pages {
  /** `docs/issues.md`. */
  readonly issues: string;
  /** `docs/troubleshooting.md`. */
  readonly troubleshooting: string;
}

/** Creates the search for a code, and for the number or the name of an error or a reason of the service. */
export function createExplainer(types: readonly AnyRecordType[]) {
  const finders = types.map(anticipatedBy);
  const entries: readonly ServiceEntry[] = [
    ...Object.entries(serviceErrors).map(([name, entry]) => ({
      ...entry,
      name,
      codes: [...new Set(finders.flatMap((find) => find(name)))],
    })),
    ...Object.keys(unattributedReasons).map((name) => {
      const { meaning, advice, rules } = lookUpReason(name);
      return { name, meaning: `${meaning} ${advice}`, codes: rules };
    }),
  ];
  const names = [...Object.keys(codes), ...entries.map(({ name }) => name)];
  const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

  return {
    /** The page of a word in plain text; undefined if nothing has this name. */
    explain(word: string, pages: Pages): string | undefined {
      const code = Object.keys(codes).find((each) => isSame(each, word));
      if (code !== undefined) return codePage(code, pages);
      const found = entries.filter(
        (each) => isSame(each.name, word) || String(each.number) === word,
      );
      if (found.length === 0) return undefined;
      return found.map((entry) => servicePage(entry, pages)).join('\n');
    },
    /** The name or number that was probably meant. */
    nearest(word: string): string | undefined {
      if (!/^\d+$/.test(word)) return nearest(word, names);
      return nearest(
        word,
        entries.flatMap(({ number }) => (number ? [String(number)] : [])),
        1,
      );
    },
  };
}

/** The section of a code. */
function codePage(code: string, { issues }: Pages): string {
  const start = issues.indexOf(`\n### ${code}\n`) + 1;
  const end = /\n##+ /g;
  end.lastIndex = start;
  const section = issues.slice(start, end.exec(issues)?.index).replace('### ', '').trim();
  return `${plainText(section.replace('. Fix: ', '.\n\nFix: '))}\n`;
}

function servicePage({ name, number, advice, meaning, codes: found }: ServiceEntry, pages: Pages) {
  const title = [number, name, advice].filter((part) => part !== undefined).join('  ');
  const rows = found.map((code) => [`  ${code}`, codes[code as keyof typeof codes]?.[1] ?? '']);
  const finds = ['', 'Validation can find this before the upload:', ...alignColumns(rows)];
  const lines = [title, '', ...wrap(meaning, width), ...symptomLines(name, number, pages)];
  return `${[...lines, ...(rows.length === 0 ? [] : finds)].join('\n')}\n`;
}

/** The causes and cures of the symptoms that name an error. */
function symptomLines(name: string, number: number | undefined, { troubleshooting }: Pages) {
  const isNamed = (cell: string) =>
    cell.split(/\W+/).some((word) => word === name || word === String(number));
  return troubleshooting
    .split('\n')
    .map((line) => line.replace(/^\| | \|$/g, '').split(' | '))
    .filter(([symptom = '', ...cells]) => cells.length === 3 && isNamed(symptom))
    .flatMap(([, cause = '', , cure = '']) => [
      ...['', ...wrap(`Likely cause: ${withoutMarkup(cause)}`, width)],
      ...wrap(`What to do: ${withoutMarkup(cure)}`, width),
    ]);
}

/** Markdown as text for a terminal: paragraphs are wrapped, blocks are indented. */
function plainText(markdown: string): string {
  let isBlock = false;
  return markdown
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        isBlock = !isBlock;
        return [];
      }
      return isBlock ? [`  ${line}`] : line === '' ? [''] : wrap(withoutMarkup(line), width);
    })
    .join('\n');
}

function withoutMarkup(text: string): string {
  return text.replace(/\[(.*?)\]\([^)]*\)/g, '$1').replaceAll('**', '');
}
