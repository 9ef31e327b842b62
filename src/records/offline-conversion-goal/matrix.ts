import type { Matrix } from '../../schema/matrix';
import type { columns } from './columns';

export const actions = ['Add', 'Update'] as const;

/**
 * The vendor's table: what each action does with each column. The vendor calls the Id of an Add
 * read-only; here it is `not-applicable`, because the service rejects it with a separate error. The last
 * three do not apply to offline goals, but files with all kinds of goals fill them.
 */
// biome-ignore format: a table is read down its columns
export const matrix = {
  //                                     Add               Update
  status:                               ['optional',       'optional'],
  id:                                   ['not-applicable', 'required'],
  clientId:                             ['optional',       'optional'],
  name:                                 ['required',       'optional'],
  conversionWindowInMinutes:            ['optional',       'optional'],
  countType:                            ['optional',       'optional'],
  excludeFromBidding:                   ['optional',       'optional'],
  // An Update needs it only if the goal has none yet, which the row does not show.
  goalCategory:                         ['required',       'conditional'],
  isEnhancedConversionsEnabled:         ['undocumented',   'undocumented'],
  isExternallyAttributed:               ['optional',       'optional'],
  currencyCode:                         ['conditional',    'conditional'],
  revenueValue:                         ['conditional',    'conditional'],
  revenueType:                          ['optional',       'optional'],
  scope:                                ['optional',       'read-only'],
  trackingStatus:                       ['read-only',      'read-only'],
  attributionModelType:                 ['read-only',      'read-only'],
  tagId:                                ['read-only',      'read-only'],
  viewThroughConversionWindowInMinutes: ['read-only',      'read-only'],
} as const satisfies Matrix<typeof actions, keyof typeof columns>;
