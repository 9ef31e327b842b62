import { type Codec, typeOf } from '../../schema/codec';
import { withScreen } from '../../schema/screened';
import { fold, nearest } from '../../text/nearest';

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

/** What a text can only mean: one slip away from an action, or the action of an empty cell by its name. */
function meantBy(text: string): string | undefined {
  return fold(text) === 'add' ? '' : nearest(text, ['Restate', 'Retract'], 1);
}

export const actionCodec: Codec<Action> = withScreen<Action, Action, Action>(
  { kind: 'learned' },
  {
    read(text, { fault, show }) {
      const action = actionOf(text);
      if (action === undefined) return fault('adjustment-type', { value: show(text) });
      if (action !== text) fault('adjustment-type-spelling', { expected: action });
      return action;
    },
    repairs: {
      'adjustment-type-spelling': actionOf,
      'adjustment-type': meantBy,
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
  },
);
