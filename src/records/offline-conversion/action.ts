import { type Codec, typeOf } from '../../schema/codec';

/** What a row does: it adds a conversion, restates its value, or retracts it. */
export type Action = 'Add' | 'Restate' | 'Retract';

const spellings = new Map<string, Action>([
  ['Restate', 'Restate'],
  ['Retract', 'Retract'],
  ['restate', 'Restate'],
  ['retract', 'Retract'],
]);

/** The action of an Adjustment Type. An empty one adds; case and surrounding spaces do not matter. */
export function actionOf(text: string): Action | undefined {
  if (text === '') return 'Add';
  return spellings.get(text) ?? spellings.get(text.trim().toLowerCase());
}

export const actionCodec: Codec<Action> = {
  read(text, { fault, show }) {
    const action = actionOf(text);
    if (action === undefined) return fault('adjustment-type', { value: show(text) });
    if (action !== text) fault('adjustment-type-spelling', { expected: action });
    return action;
  },
  write(value, { fault, show }) {
    if (value === 'Add') return '';
    if (typeof value !== 'string') return fault('adjustment-type', { valueType: typeOf(value) });
    const action = actionOf(value);
    if (action === undefined || action === 'Add')
      return fault('adjustment-type', { value: show(value) });
    if (action !== value) fault('adjustment-type-spelling', { expected: action });
    return action;
  },
};
