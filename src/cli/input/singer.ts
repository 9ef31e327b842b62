import { parseJson } from '../../text/json/parse-json';
import { visible } from '../../text/shown/escapes';
import { UsageError } from '../wrong-use';
import { type InputItem, itemOf, repeatedItem } from './item';
import { filledLines } from './ndjson';

/** A message of a tap, as far as a target needs it. */
interface Message {
  readonly type: 'SCHEMA' | 'RECORD' | 'STATE' | 'ACTIVATE_VERSION';
  readonly stream?: unknown;
  readonly record?: unknown;
  readonly value?: unknown;
}

const types: readonly unknown[] = ['SCHEMA', 'RECORD', 'STATE', 'ACTIVATE_VERSION'];

/**
 * The records that a Singer tap prints. They must be of one stream, because an upload file is one table.
 *
 * Source: Singer Specification, version 0.3.0
 * @param onState receives the state of the tap after the records before it
 */
export async function* singerItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  onState: (state: unknown) => void,
): AsyncGenerator<InputItem, void> {
  let stream: string | undefined;
  for await (const { line, text } of filledLines(file, bytes)) {
    const parsed = parseJson(text);
    const message = 'value' in parsed ? messageIn(parsed.value) : undefined;
    if (!message || !('value' in parsed))
      throw new UsageError(
        `${file}: line ${line}: This is not a message of a Singer tap: SCHEMA, RECORD, STATE, or ACTIVATE_VERSION.`,
      );
    if (message.type === 'STATE') {
      if (!isExact(message.value))
        throw new UsageError(
          `${file}: line ${line}: The state of the tap has a number of more than 15 digits, which cannot be given back exactly.`,
        );
      onState(message.value);
    }
    if (message.type !== 'RECORD') continue;
    const name = String(message.stream);
    stream ??= name;
    if (name !== stream)
      throw new UsageError(
        `${file}: line ${line}: The tap sends records of the streams "${visible(stream)}" and "${visible(name)}". Select one of them in its catalog.`,
      );
    const record = withoutMetadata(message.record);
    const [repeated] = parsed.repeated;
    if (repeated) yield repeatedItem({ line }, repeated.name, text);
    else yield itemOf({ line }, record, () => JSON.stringify(record) ?? 'null');
  }
}

function messageIn(value: unknown): Message | undefined {
  const message = value as Message | null;
  return types.includes(message?.type) ? (message as Message) : undefined;
}

/** Whether its numbers are what they were in the text. */
function isExact(state: unknown): boolean {
  let isSafe = true;
  JSON.stringify(state, (_, value: unknown) => {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) isSafe = false;
    return value;
  });
  return isSafe;
}

/**
 * The record without what taps add to each: `_sdc_…`. A time of its deletion stays, so that a row that was
 * deleted is rejected instead of added.
 */
function withoutMetadata(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const isKept = ([name, value]: [string, unknown]) =>
    !name.startsWith('_sdc_') || (name === '_sdc_deleted_at' && value !== null);
  return Object.fromEntries(Object.entries(record).filter(isKept));
}
