import type { Fault, Severity } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import { showable } from '../text/showable';

/** A codec's context, told which column it works on. */
export interface ColumnContext extends CellContext {
  at(column: AnyColumn): void;
}

/** How the codecs of one run say what is wrong. */
export function createContext(
  settings: Pick<Settings, 'kind' | 'showValues'>,
  judge: Judge,
  put: (fault: Fault) => void,
  times: Pick<CellContext, 'timeZone' | 'ambiguousTime'>,
): ColumnContext {
  let column: AnyColumn;
  return {
    ...times,
    kind: settings.kind,
    at(next) {
      column = next;
    },
    show: (text) => shown(text, column.secret ?? false, settings.showValues),
    fault(code, facts, usual?: Severity) {
      const severity = judge(code, usual);
      if (severity) {
        const service = column.service?.[code];
        put({ code, severity, column: column.header, facts: facts as object, service });
      }
      return undefined;
    },
  };
}

export function shown(text: string, secret: boolean, showValues: boolean): string | undefined {
  return showValues ? text.slice(0, 100) : showable(text, secret);
}
