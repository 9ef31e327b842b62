import {
  type Issue,
  type OfflineConversionInput,
  type WriteOptions,
  writeOfflineConversions,
} from '../../src/index';
import { textOf } from './plain';
import { withoutMessage } from './without-message';

export const now = new Date('2026-11-21T00:00:00Z');
export const click = 'f894f652ea334e739002f7167ab8f8e3';

export const add = {
  clientId: 'a',
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: click,
} satisfies OfflineConversionInput;

/** The columns that `add` fills. */
export const few = [
  'Client Id',
  'Conversion Name',
  'Conversion Time',
  'Microsoft Click Id',
] as const;

export type Options = WriteOptions<OfflineConversionInput>;

/** What is written of records, typed or not, and what is said of it. */
export async function write(records: readonly object[], options: Options = {}) {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const all = records as readonly OfflineConversionInput[];
  const text = await textOf(writeOfflineConversions(all, { now, onIssue, ...options }));
  return { text, issues: withoutMessage(issues) };
}
