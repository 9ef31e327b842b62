import { isBlank } from '../text/empty';
import type { Plan } from './plan';
import type { Row } from './row';

const noColumns: readonly number[] = Object.freeze([]);

/** Empties the cells of white space alone, which databases pad fixed columns with. Returns their columns. */
export function emptyBlankCells(row: Row): readonly number[] {
  const { texts } = row;
  let found: number[] | undefined;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] as string;
    if (text === '' || !isBlank(text)) continue;
    row.clear(i);
    found ??= [];
    found.push(i);
  }
  return found ?? noColumns;
}

/** Reports the cells that were emptied. One that the action requires is reported because it is empty. */
export function reportBlankCells({ steps }: Plan, columns: readonly number[]): void {
  for (const { index, applicability, context } of steps)
    if (columns.includes(index) && applicability !== 'required')
      context.fault('placeholder', { value: ' ' });
}
