import type { Matrix } from '../../schema/matrix';
import type { columns } from './columns';

export const actions = ['Add', 'Restate', 'Retract'] as const;

/** The vendor's table: what each action does with each column. */
// biome-ignore format: a table is read down its columns
export const matrix = {
  //                          Add               Restate           Retract
  clientId:                  ['optional',       'optional',       'optional'],
  conversionName:            ['required',       'required',       'required'],
  conversionTime:            ['required',       'required',       'required'],
  conversionValue:           ['optional',       'not-applicable', 'not-applicable'],
  conversionCurrencyCode:    ['optional',       'not-applicable', 'not-applicable'],
  action:                    ['not-applicable', 'required',       'required'],
  adjustmentTime:            ['not-applicable', 'required',       'required'],
  adjustmentValue:           ['not-applicable', 'required',       'not-applicable'],
  adjustmentCurrencyCode:    ['not-applicable', 'conditional',    'not-applicable'],
  externalAttributionCredit: ['optional',       'undocumented',   'undocumented'],
  externalAttributionModel:  ['optional',       'undocumented',   'undocumented'],
  hashedEmailAddress:        ['conditional',    'conditional',    'conditional'],
  hashedPhoneNumber:         ['conditional',    'conditional',    'conditional'],
  microsoftClickId:          ['conditional',    'conditional',    'conditional'],
} as const satisfies Matrix<typeof actions, keyof typeof columns>;
