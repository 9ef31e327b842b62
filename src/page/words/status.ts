import type { Failure } from '../jobs';
import type { Shown } from '../state';
import { counted } from './numbers';
import { checkVerdict, resultVerdict } from './verdict';

/** What was found, for a person who hears the page. */
export function describeShown(shown: Shown): string {
  if (shown.type === 'failure') return shown.failure.message;
  const { name } = shown.inputs.upload;
  if (shown.type === 'result') return `${name}: ${resultVerdict(shown.view.summary).text}.`;
  const { errors, warnings } = shown.report;
  const numbers = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return `${name}: ${checkVerdict(shown.report).text}. ${numbers}.`;
}

export const fixedStatus = 'A fixed copy is ready.';

const fileWords = {
  upload: 'The upload cannot be read',
  result: 'The result cannot be read',
  goals: 'The list of goals cannot be used',
  clicks: 'The list of clicks cannot be used',
} as const;

/** The heading of a failure. */
export function failureTitle({ file }: Failure): string {
  return file ? fileWords[file] : 'The files could not be checked';
}
