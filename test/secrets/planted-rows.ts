import * as plainGoals from '../support/offline-conversion-goal-rows';
import { planted } from '../support/planted';
import * as plain from '../support/rows';

/* Rows and objects with nothing wrong, whose identifiers are all marked. */

const identifiers = {
  'Hashed Email Address': planted.hash,
  'Hashed Phone Number': planted.hash,
  'Microsoft Click Id': planted['click id'],
};
export const add = { ...plain.addRow, ...identifiers };
export const restate = { ...plain.restateRow, ...identifiers };
export const retract = { ...plain.retractRow, ...identifiers };
/** With all that stands in no identifier column marked as well. */
export const named = { ...add, 'Conversion Name': planted.email };

/** Goals have no identifiers; these are cells that slipped. */
export const goal = { ...plainGoals.addRow, Name: planted.email };
export const updated = { ...plainGoals.updateRow, Name: planted.email };

export const record = {
  action: 'Add',
  clientId: 'C-1',
  conversionName: 'Signed contract',
  conversionTime: '2026-02-01T10:00:00Z',
  hashedEmailAddress: planted.hash,
  hashedPhoneNumber: planted.hash,
  microsoftClickId: planted['click id'],
};

/** Without an identifier, for one that is wrong and must not be left out. */
export const unidentified = {
  ...record,
  ...{ hashedEmailAddress: '', hashedPhoneNumber: '', microsoftClickId: '' },
};

/** Values of every kind, for a column in which each is wrong. */
export const every: readonly string[] = Object.values(planted);
