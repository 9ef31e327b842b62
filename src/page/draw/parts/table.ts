import { type Child, element } from './element';

export interface TableColumn {
  readonly title: string;
  readonly class?: string;
  /** Whether its cells name their rows. */
  readonly isHead?: boolean;
}

/**
 * Makes a table in a box that scrolls. On a narrow screen its rows become blocks, so roles are written out,
 * which they would lose.
 */
export function table(
  id: string,
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  const heads = columns.map(({ title, class: name }) =>
    element('th', { scope: 'col', role: 'columnheader', class: name }, title),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      { role: 'row' },
      ...cells.map((cell, index) => {
        const { class: name, isHead, title = '' } = columns[index] ?? {};
        const shared = { class: name, 'data-title': title };
        return isHead
          ? element('th', { ...shared, scope: 'row', role: 'rowheader' }, cell)
          : element('td', { ...shared, role: 'cell' }, cell);
      }),
    ),
  );
  const captionId = `${id}-caption`;
  return element(
    'div',
    { class: 'scroll', id, role: 'region', tabindex: 0, 'aria-labelledby': captionId },
    element(
      'table',
      { role: 'table', class: id },
      element('caption', { id: captionId }, caption),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
      element('tbody', { role: 'rowgroup' }, ...body),
    ),
  );
}

/** A list of numbers with their names. */
export function figures(
  numbers: readonly (readonly [name: string, number: string])[],
): HTMLElement {
  return element(
    'dl',
    { class: 'figures' },
    ...numbers.map(([name, number]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, number)),
    ),
  );
}
