import type { Fault } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import { showable } from '../text/shown/showable';
import { makeFault } from './fault';

/** Creates the context in which the codec of one column reports its faults. */
export function createCellContext(
  column: AnyColumn,
  property: string,
  settings: Pick<Settings, 'kind' | 'showValues' | 'timeZone' | 'ambiguousTime' | 'dateOrder'>,
  levelOf: Judge,
  put: (fault: Fault) => void,
): CellContext {
  const { header, secret = false, service } = column;
  return {
    header,
    kind: settings.kind,
    timeZone: settings.timeZone,
    ambiguousTime: settings.ambiguousTime,
    dateOrder: settings.dateOrder,
    show: (text) => showIfAllowed(text, secret, settings.showValues),
    fault(
      code: Parameters<typeof makeFault>[1],
      facts: unknown,
      defaultSeverity?: 'error' | 'warning',
    ) {
      const details = {
        column: header,
        property,
        service: typeof code === 'string' ? service?.[code] : undefined,
        defaultSeverity,
      };
      const fault = makeFault(levelOf, code, facts, details);
      if (fault) put(fault);
      return undefined;
    },
  };
}

export function showIfAllowed(
  text: string,
  isSecret: boolean,
  showValues: boolean,
): string | undefined {
  return showValues ? text.slice(0, 100) : showable(text, isSecret);
}
