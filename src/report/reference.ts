import { codes, type IssueCode } from '../issues/codes';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import { pairings } from '../schema/service-names';
import { serviceError } from '../vendor/errors';
import { alignColumns } from './terminal/aligned';

/** A record type as tables: what the command `rules` prints, and what the docs are generated from. */
export interface Reference {
  readonly type: string;
  readonly actions: readonly string[];
  readonly columns: readonly {
    readonly column: string;
    readonly property: string;
    readonly words: Readonly<Record<string, string>>;
    readonly source?: string;
  }[];
  readonly codes: readonly {
    readonly code: string;
    readonly severity: 'error' | 'warning';
    /** False for an error that cannot be lowered, or that ends the reading. */
    readonly lowerable: boolean;
    readonly summary: string;
    readonly service: readonly string[];
  }[];
}

/** @param others record types whose errors of the service are listed with the codes too */
export function referenceOf(type: AnyRecordType, others: readonly AnyRecordType[] = []): Reference {
  const columns = Object.entries(type.columns) as [string, AnyColumn][];
  return {
    type: type.type,
    actions: type.actions,
    columns: columns.map(([property, { header, source }]) => ({
      column: header,
      property,
      words: Object.fromEntries(
        (type.actions as readonly string[]).map((action, index) => [
          action,
          type.matrix[property][index],
        ]),
      ),
      ...(source === undefined ? {} : { source }),
    })),
    codes: Object.entries(codes).map(([code, [level, summary]]) => ({
      code,
      severity: level === 'warning' ? 'warning' : 'error',
      lowerable: level === 'warning' || level === 'error',
      summary,
      service: [
        ...new Set([type, ...others].flatMap((each) => servicesOf(each, code as IssueCode))),
      ],
    })),
  };
}

/** The service's errors for a code, `number name` each. */
function servicesOf(type: AnyRecordType, code: IssueCode): readonly string[] {
  const names = pairings(type).flatMap(([ruleCode, name]) =>
    ruleCode === code && name ? [name] : [],
  );
  return [...new Set(names)].map((name) => {
    const { number } = serviceError(name);
    return number === undefined ? name : `${number} ${name}`;
  });
}

type Table = readonly (readonly string[])[];

function matrixTable({ actions, columns }: Reference): Table {
  return [
    ['Column', ...actions],
    ...columns.map(({ column, words }) => [
      column,
      ...actions.map((action) => words[action] ?? ''),
    ]),
  ];
}

function codeTable({ codes }: Reference): Table {
  return [
    ['Code', 'Severity', 'What', 'Service'],
    ...codes.map(({ code, severity, lowerable, summary, service }) => [
      code,
      lowerable ? severity : `${severity}, always`,
      summary,
      service.join(', '),
    ]),
  ];
}

export function referenceText(reference: Reference): string {
  return [
    `${reference.type}: what each action does with each column`,
    '',
    ...alignColumns(matrixTable(reference)),
    '',
    'What is checked',
    '',
    ...alignColumns(codeTable(reference)),
    '',
  ].join('\n');
}

export function referenceMarkdown(reference: Reference): string {
  return [matrixMarkdown(reference), '', codesMarkdown(reference), ''].join('\n');
}

export function matrixMarkdown(reference: Reference): string {
  return markdown(matrixTable(reference));
}

export function codesMarkdown(reference: Reference): string {
  return markdown(
    codeTable(reference).map(([code = '', ...rest], i) => [i ? `\`${code}\`` : code, ...rest]),
  );
}

function markdown(table: Table): string {
  const [head = [], ...body] = table;
  const line = (row: readonly string[]) =>
    `| ${row.map((text) => text.replace(/[|<]/g, '\\$&')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
