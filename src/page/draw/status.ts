import type { State } from '../state';
import { describeShown, fixedStatus } from '../words/status';
import { element } from './parts/element';

/** What just happened. The report says the same, so that it is only heard then. */
export function drawStatus({ status, shown }: State): readonly Node[] {
  const isInReport =
    status === fixedStatus || (shown !== undefined && status === describeShown(shown));
  return [element('span', { class: isInReport ? 'unseen' : 'seen' }, status)];
}
