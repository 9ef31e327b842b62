import { type ConversionFileRule, hour } from '../base';

/** Fewer conversions before their clicks may be early by the same hours by chance. */
const minRows = 3;
const halfHours = 2;
/** Local time differs from UTC by 1 to 14 hours. */
const [minSteps, maxSteps] = [1 * halfHours, 14 * halfHours];

/**
 * Conversions that are early by the same hours are local times. They happened shortly after the click,
 * so that they are early by a little less than the difference of the clocks.
 */
export const localTime: ConversionFileRule = {
  remembersKeys: false,
  column: 'conversionTime',
  includesRefused: true,
  when: ({ own }) => own.clickTime !== undefined,
  open({ own }) {
    const rowsBySteps = new Uint32Array(maxSteps + 1);
    let rows = 0;
    return {
      row({ value: { conversionTime, microsoftClickId } }) {
        if (conversionTime === undefined || microsoftClickId === undefined) return;
        const early = (own.clickTime?.(microsoftClickId) ?? 0) - conversionTime;
        if (early < 0) return;
        rows++;
        const steps = Math.ceil((early / hour) * halfHours);
        if (steps >= minSteps && steps <= maxSteps) (rowsBySteps[steps] as number)++;
      },
      // A conversion that is not later than its click has a fault.
      take() {},
      end(report) {
        const count = Math.max(...rowsBySteps);
        const minutes = (rowsBySteps.indexOf(count) * 60) / halfHours;
        if (count >= minRows && count > rows / 2) report('local-time', { count, rows, minutes });
      },
    };
  },
};
