import type { Header } from '../bulk/header';
import { createCellContext } from '../engine/cell-context';
import type { IssueCode } from '../issues/codes';
import { createJudge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import { isBlank } from '../text/empty';

/** One column of a file whose cells can be repaired. */
interface RepairedColumn {
  readonly column: AnyColumn;
  readonly index: number;
  readonly context: CellContext;
}

/** Receives what was wrong with a cell and is repaired. */
type OnRepair = (code: IssueCode, column: string) => void;

/**
 * Opens the repair of the rows of a record type: each cell of white space
 * alone, and each whose codec has a repair for its fault.
 */
export function openCellRepairs(
  type: AnyRecordType,
  { indexOf }: Header,
  settings: Settings,
): (cells: readonly string[], onRepair: OnRepair) => readonly string[] {
  const judge = createJudge(settings);
  let codes: string[] = [];
  const put = ({ code }: { readonly code: string }) => codes.push(code);
  const columns: readonly RepairedColumn[] = Object.entries<AnyColumn>(type.columns).flatMap(
    ([property, column]) => {
      const index = indexOf(column.header);
      if (index === -1) return [];
      return [
        { column, index, context: createCellContext(column, property, settings, judge, put) },
      ];
    },
  );

  /** The codes of the faults of a cell. */
  function read({ column, context }: RepairedColumn, text: string): readonly string[] {
    codes = [];
    if (text !== '') column.codec.read(text, context);
    const found = codes;
    // A repair reports too, into a list that nobody reads.
    codes = [];
    return found;
  }

  /** The repair that leaves no fault of the code, and adds none. */
  function repair(column: RepairedColumn, text: string, onRepair: OnRepair): string | undefined {
    if (isBlank(text)) {
      onRepair('placeholder', column.column.header);
      return '';
    }
    if (!column.column.codec.repairs) return undefined;
    const before = read(column, text);
    for (const code of before as readonly IssueCode[]) {
      const repaired = column.column.codec.repairs?.[code]?.(text, column.context);
      if (repaired === undefined || repaired === text) continue;
      const after = read(column, repaired);
      if (after.includes(code) || after.some((other) => !before.includes(other))) continue;
      for (const fixed of before as readonly IssueCode[])
        if (!after.includes(fixed)) onRepair(fixed, column.column.header);
      return repaired;
    }
    return undefined;
  }

  return (cells, onRepair) => {
    let all: string[] | undefined;
    for (const column of columns) {
      const text = cells[column.index];
      if (text === undefined || text === '') continue;
      const repaired = repair(column, text, onRepair);
      if (repaired === undefined) continue;
      all ??= [...cells];
      all[column.index] = repaired;
    }
    return all ?? cells;
  };
}
