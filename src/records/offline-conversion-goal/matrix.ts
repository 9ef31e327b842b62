import type { Matrix } from '../../schema/matrix';
import type { columns } from './columns';

export const actions = ['Add', 'Update'] as const;

/**
 * The vendor's table: what each action does with each column. An Id on an Add, which the vendor calls
 * read-only too, is `not-applicable` here, as the service answers it with an error of its own. The
 * last three do not apply to offline goals; files of all goals fill them all the same.
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
  // On an Update it is needed only where the goal has none yet, which no row can tell.
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
