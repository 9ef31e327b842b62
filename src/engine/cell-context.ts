import type { Fault } from '../issues/issue';
import type { Judge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import { showable } from '../text/showable';
import { makeFault } from './fault';

/** How local times are read that are given without an offset. */
export interface TimeOptions {
  readonly timeZone?: string | undefined;
  readonly ambiguousTime?: 'earlier' | 'later' | undefined;
}

/** Creates the context in which the codec of one column reports its faults. */
export function createCellContext(
  column: AnyColumn,
  property: string,
  settings: Pick<Settings, 'kind' | 'showValues'>,
  levelOf: Judge,
  put: (fault: Fault) => void,
  { timeZone, ambiguousTime }: TimeOptions = {},
): CellContext {
  const { header, secret = false, service } = column;
  return {
    header,
    kind: settings.kind,
    timeZone,
    ambiguousTime,
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
