import type { OfflineConversionProfile } from '../../profile/profile';
import { groupThousands, percent } from '../attribution/rate';

/** One table of a profile, for every format. */
export interface ProfileTable {
  readonly heading: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The first column of numbers. */
  readonly firstNumber: number;
}

/** The tables of a profile, without those that have no rows. */
export function profileTables(profile: OfflineConversionProfile): readonly ProfileTable[] {
  const { records, actions, goals, otherGoals, identifiers, values, withoutValue } = profile;
  const { days, otherDays, undated } = profile;
  const shareOf = (count: number) => percent(records === 0 ? null : count / records);
  const counted = (name: string, count: number) => [name, groupThousands(count), shareOf(count)];
  const tables: readonly ProfileTable[] = [
    {
      heading: 'Goals',
      caption: 'Rows by goal',
      heads: ['goal', 'rows', 'share'],
      rows: [
        ...goals.map(({ name, records: count }) => counted(name || '(no name)', count)),
        ...(otherGoals > 0 ? [counted('(others)', otherGoals)] : []),
      ],
      firstNumber: 1,
    },
    {
      heading: 'Actions',
      caption: 'Rows by action',
      heads: ['action', 'rows', 'share'],
      rows: Object.entries(actions)
        .filter(([, count]) => count > 0)
        .map(([action, count]) => counted(action, count)),
      firstNumber: 1,
    },
    {
      heading: 'Identifiers',
      caption: 'Rows with each identifier',
      heads: ['identifier', 'rows', 'share'],
      rows: (
        [
          ['click id', identifiers.microsoftClickId],
          ['email address', identifiers.hashedEmailAddress],
          ['phone number', identifiers.hashedPhoneNumber],
          ['none of them', identifiers.none],
        ] as const
      )
        .filter(() => records > 0)
        .map(([name, count]) => counted(name, count)),
      firstNumber: 1,
    },
    {
      heading: 'Values',
      caption: 'Sums of values by currency',
      heads: ['action', 'currency', 'sum', 'rows', 'of these 0'],
      rows: [
        ...values.map(({ action, currency, sum, records: count, zeros }) => [
          ...[action, currency ?? '(none)', groupSum(sum)],
          ...[groupThousands(count), groupThousands(zeros)],
        ]),
        ...(withoutValue > 0 ? [['(no value)', '', '', groupThousands(withoutValue), '']] : []),
      ],
      firstNumber: 2,
    },
    {
      heading: 'Days',
      caption: 'Rows by the day of Conversion Time (UTC)',
      heads: ['day', 'rows', 'share'],
      rows: [
        ...days.map(({ date, records: count }) => counted(date, count)),
        ...(otherDays > 0 ? [counted('(others)', otherDays)] : []),
        ...(undated > 0 ? [counted('(no time)', undated)] : []),
      ],
      firstNumber: 1,
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** A sum with commas between thousands. */
function groupSum(sum: string): string {
  const [whole = '', fraction] = sum.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
