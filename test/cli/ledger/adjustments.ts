import { record } from '../../support/lead-records';

/** A Restate of a record on a day of November. */
export const restate = (i: number, day: number) => ({
  ...{ ...record(i), clientId: `r${i}-${day}`, action: 'Restate', adjustmentValue: day },
  ...{ adjustmentTime: `2026-11-${day}T09:30:00Z`, adjustmentCurrencyCode: 'EUR' },
});

/** A Retract of a record on a day of November. */
export const retract = (i: number, day: number) => ({
  ...{ ...record(i), clientId: `t${i}-${day}`, action: 'Retract' },
  adjustmentTime: `2026-11-${day}T09:30:00Z`,
});
