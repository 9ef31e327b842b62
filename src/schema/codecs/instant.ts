import type { DateTime, Zone } from 'luxon';
import { isMoment, millisecondsOf, utc, zoneOf } from '../../options/moment';
import { type CellContext, type Codec, kindOf } from '../codec';
import { formatTime, isOfOtherYear, parseTime } from './time-text';

/** What may be given for an instant: a string needs an offset or `Z`, unless `timeZone` names a zone. */
export type InstantInput = DateTime | Date | string;

/**
 * A codec of instants: a luxon `DateTime` in UTC, milliseconds since 1970 for rules. Every form that
 * real files have is read; `M/d/yyyy h:mm:ss AM` in UTC is written, in whole seconds.
 *
 * Source: the time formats of the Bulk examples, the official SDKs and result files.
 * @example
 * const time = column('Click Time', instant());
 */
export function instant(): Codec<number, DateTime, InstantInput> {
  return {
    read(cell, context) {
      const time = parseTime(cell);
      if (!time) {
        const year = isOfOtherYear(cell);
        return context.fault('time-format', { value: context.show(cell), year });
      }
      if (time.iso && context.kind === 'upload') context.fault('time-iso', undefined);
      const offset = time.offset ?? 0;
      if (offset !== 0) {
        const usual = context.kind === 'upload' ? 'error' : 'warning';
        context.fault('time-zone', { offset: cell.slice(-6) }, usual);
      }
      return time.clock - offset * 60_000;
    },
    present: utc,
    write(value, context) {
      const given =
        typeof value === 'string' ? fromText(value, context) : fromObject(value, context);
      if (given === undefined) return undefined;
      if (given.fraction) context.fault('time-precision', undefined);
      return formatTime(given.milliseconds);
    },
  };
}

interface Given {
  readonly milliseconds: number;
  readonly fraction: boolean;
}

const dayLength = 86_400_000;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2101, 0, 1);

function fromObject(value: unknown, { fault }: CellContext): Given | undefined {
  const milliseconds = millisecondsOf(value);
  if (milliseconds === undefined || milliseconds < earliest || milliseconds >= latest) {
    const year = milliseconds !== undefined;
    return fault(
      'time-format',
      isMoment(value) ? { writing: true, year } : { writing: true, given: kindOf(value) },
    );
  }
  return { milliseconds, fraction: milliseconds % 1000 !== 0 };
}

function fromText(text: string, context: CellContext): Given | undefined {
  const time = parseTime(text);
  if (!time) {
    const year = isOfOtherYear(text);
    return context.fault('time-format', { value: context.show(text), writing: true, year });
  }
  const { clock, offset, fraction } = time;
  if (offset !== undefined) return { milliseconds: clock - offset * 60_000, fraction };
  if (context.timeZone === undefined) return context.fault('time-no-offset', undefined);
  const milliseconds = fromLocal(clock, context.timeZone, context);
  return milliseconds === undefined ? undefined : { milliseconds, fraction };
}

/**
 * The instant at which clocks in the zone show this time. luxon alone settles an hour that exists
 * twice by today's date, so that the same row gives another instant in January than in July; here
 * both offsets around it are asked.
 */
function fromLocal(clock: number, zoneName: string, context: CellContext): number | undefined {
  const offset = offsetsIn(zoneName);
  const before = clock - offset(clock - dayLength) * 60_000;
  const after = clock - offset(clock + dayLength) * 60_000;
  const shown = [before, after].filter((at) => at + offset(at) * 60_000 === clock);
  if (shown.length > 0 && (shown.length === 1 || before === after)) return shown[0];
  // Twice: both are right. Not at all: both miss, by the hour that was skipped.
  if (context.ambiguousTime === 'earlier') return Math.min(before, after);
  if (context.ambiguousTime === 'later') return Math.max(before, after);
  const code = shown.length === 0 ? 'time-nonexistent' : 'time-ambiguous';
  return context.fault(code, { zone: zoneName });
}

type Offsets = (milliseconds: number) => number;

const zones = new Map<string, Offsets>();

/**
 * Minutes east of UTC that clocks in the zone show at a moment. luxon asks the machine's calendar, which
 * takes longer than writing a record: so days in which the clocks do not change are asked once.
 */
function offsetsIn(zoneName: string): Offsets {
  let offsets = zones.get(zoneName);
  if (!offsets) {
    const zone = zoneOf(zoneName) as Zone;
    const ofDays = new Map<number, number | 'changes'>();
    offsets = (milliseconds) => {
      const day = Math.floor(milliseconds / dayLength);
      let known = ofDays.get(day);
      if (known === undefined) {
        const first = zone.offset(day * dayLength);
        known = first === zone.offset((day + 1) * dayLength) ? first : 'changes';
        ofDays.set(day, known);
      }
      return known === 'changes' ? zone.offset(milliseconds) : known;
    };
    zones.set(zoneName, offsets);
  }
  return offsets;
}
