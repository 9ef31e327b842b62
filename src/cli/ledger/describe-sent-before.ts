import { pluralize } from '../../report/terminal/ink';

/** `3 records were sent before, so they are left out.` */
export function describeSentBefore(count: number): string {
  return `${pluralize(count, 'record')} ${count === 1 ? 'was' : 'were'} sent before, so ${count === 1 ? 'it is' : 'they are'} left out.`;
}
