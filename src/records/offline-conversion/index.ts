import type { HashOptions, PlainIdentifiers } from '../../options/options';
import { defineRecordType, type RecordInputOf, type RecordOf } from '../../schema/record-type';
import { actionOf } from './action';
import { columns } from './columns';
import { hint } from './hint';
import { actions, matrix } from './matrix';
import { options } from './options';
import { clickRules } from './rules/click-rules';
import { fileRules } from './rules/file-rules';
import { goalRules } from './rules/goal-rules';
import { recordRules } from './rules/record-rules';
import { sentBefore } from './rules/sent-before';
import { usualNames } from './usual-names';

/**
 * The Offline Conversion record as data: columns, matrix and rules.
 *
 * Source: Offline Conversion Record, Bulk API reference.
 */
export const offlineConversion = defineRecordType({
  type: 'Offline Conversion',
  actions,
  columns,
  matrix,
  actionOf: (cell) => actionOf(cell.action),
  actionTexts: { column: 'action', texts: ['', 'Restate', 'Retract'] },
  clientId: 'clientId',
  oneOf: [
    {
      columns: ['microsoftClickId', 'hashedEmailAddress', 'hashedPhoneNumber'],
      code: 'no-identifier',
      service: 'OfflineConversionMicrosoftClickIdNullOrEmpty',
    },
  ],
  usualNames,
  hint,
  rules: [...recordRules, ...goalRules, ...clickRules],
  fileRules,
  lookups: [sentBefore],
  options,
});

/** An offline conversion as it is read. Its `action` decides which other properties it has. */
export type OfflineConversion = RecordOf<typeof offlineConversion>;

/** Adds a conversion. */
export type AddConversion = RecordOf<typeof offlineConversion, 'Add'>;
/** Restates the value of a conversion that was added before. */
export type RestateConversion = RecordOf<typeof offlineConversion, 'Restate'>;
/** Retracts a conversion that was added before. */
export type RetractConversion = RecordOf<typeof offlineConversion, 'Retract'>;

/** An offline conversion as input for writing. Default `action`: `'Add'`. */
export type OfflineConversionInput = RecordInputOf<typeof offlineConversion>;

/** The plain properties without the option `hash`: a record that fills them does not compile. */
type Unhashed = { readonly [Name in keyof PlainIdentifiers]?: null | undefined };

/** The input of a writer: with its option `hash`, a record may have the properties `email` and `phone`. */
export type ConversionInput<Hash extends HashOptions | undefined> = OfflineConversionInput &
  ([Hash] extends [HashOptions] ? PlainIdentifiers : Unhashed);
