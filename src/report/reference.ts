import { codes } from '../issues/codes';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import { pairings } from '../schema/service-names';
import { serviceError } from '../vendor/errors';
import { alignColumns } from './terminal/aligned';

/** A record type as tables. */
export type Reference = ReturnType<typeof referenceOf>;

/**
 * A record type as tables: what the command `rules` prints, and what the docs are generated from.
 * @param others record types whose errors of the service are listed with the codes too
 */
export function referenceOf(type: AnyRecordType, others: readonly AnyRecordType[] = []) {
  const columns = Object.entries<AnyColumn>(type.columns);
  const actions: readonly string[] = type.actions;
  return {
    type: type.type as string,
    actions,
    columns: columns.map(([property, { header, source }]) => ({
      column: header,
      property,
      words: Object.fromEntries<string>(
        actions.map((action, index) => [action, type.matrix[property][index]]),
      ),
      source,
    })),
    codes: Object.entries(codes).map(([code, [level, summary]]) => ({
      code,
      severity: level === 'warning' ? 'warning' : 'error',
      /** False for an error that cannot be lowered, or that ends the reading. */
      lowerable: level === 'warning' || level === 'error',
      summary,
      service: servicesOf([type, ...others], code),
    })),
  };
}

/** The service's errors for a code, `number name` each. */
function servicesOf(types: readonly AnyRecordType[], code: string): readonly string[] {
  const names = types
    .flatMap(pairings)
    .flatMap(([each, name]) => (each === code && name ? [name] : []));
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
