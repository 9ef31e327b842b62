import type { Hint } from '../messages/sentences';
import type { AnyRecordType, FaultHint } from '../schema/record-type';

/** What the message of this fault adds, where the record type knows the case. */
export function hintFor(
  type: AnyRecordType,
  code: FaultHint<never>['code'],
  action: string,
  name: string,
  cell: object,
): Hint | undefined {
  return ((type.hints ?? []) as readonly FaultHint<never>[]).find(
    (hint) =>
      hint.code === code &&
      hint.action === action &&
      (hint.columns as readonly string[]).includes(name) &&
      hint.when(cell as never),
  )?.hint;
}
