import type { Inputs } from '../jobs';
import { moment, size } from '../words/numbers';
import type { Verdict } from '../words/verdict';
import { element } from './parts/element';

/** The head of a report: which file, what became of it, and when. */
export function drawVerdict({ level, text, advice }: Verdict, inputs: Inputs): readonly Node[] {
  const { upload, result, goals, clicks, now } = inputs;
  const others = [
    ...(result ? [`result ${result.name}`] : []),
    ...(goals ? [`goals ${goals.name}`] : []),
    ...(clicks ? [`clicks ${clicks.name}`] : []),
  ];
  const beside = others.length > 0 ? `, with ${others.join(', ')}` : '';
  const asOf = result ? '' : `. Checked as of ${moment(now)}`;
  return [
    element('h2', { class: `verdict ${level}` }, text),
    element('p', { class: 'lead' }, advice),
    element(
      'p',
      { class: 'about soft' },
      element('strong', {}, upload.name),
      `, ${size(upload.size)}${beside}${asOf}`,
    ),
  ];
}
