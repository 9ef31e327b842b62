import type { Issue } from '../../issues/issue';
import { InvalidRecordError, isInvalidRecordError } from '../../messages/errors';
import type { HashOptions, SplitOptions } from '../../options/options';
import type { ConversionInput } from '../../records/offline-conversion';
import { recordsFrom } from '../../source/until-abort';
import { partName, splitOfflineConversions } from '../../split';

type Input = ConversionInput<HashOptions>;
type Options = SplitOptions<Input> & { readonly hash?: HashOptions | undefined };

/** A file, and which of the given records it holds. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Zero-based numbers of its records among all that were given, in the order of its rows. */
  readonly indexes: readonly number[];
}

interface Numbered {
  readonly index: number;
  readonly record: Input;
}

/**
 * Makes upload files of records: first those of all Adds, then those of all adjustments, because the
 * service must have processed an Add before it is adjusted. The adjustments wait in memory.
 */
export function partsOf(
  records: Iterable<Input> | AsyncIterable<Input>,
  options: Options,
): AsyncGenerator<Part, void> {
  const source = recordsFrom(records, options.signal);
  // Wrong options are reported at once, and not when the first file is made.
  splitOfflineConversions<HashOptions>([], options);
  const adjustments: Numbered[] = [];
  let given = 0;

  async function* adds(): AsyncGenerator<Numbered, void> {
    for await (const record of source) {
      const numbered = { index: given++, record };
      if (isAdjustment(record)) adjustments.push(numbered);
      else yield numbered;
    }
  }

  return (async function* () {
    let files = 0;
    const numbered = (part: Part): Part => {
      files++;
      return { ...part, name: partName(part.name.replace(/-\d+(?=\.)/, ''), files) };
    };
    for await (const part of filesOf(adds(), { ...options, allowEmpty: true }))
      if (part.indexes.length > 0) yield numbered(part);
    if (files > 0 && adjustments.length === 0) return;
    // The writer reports it if there was no record at all.
    const allowEmpty = options.allowEmpty || files > 0;
    for await (const part of filesOf(adjustments, { ...options, allowEmpty }))
      if (part.indexes.length > 0) yield numbered(part);
  })();
}

/** What is not a record at all counts as an Add, whose check then says what is wrong with it. */
function isAdjustment(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || !('action' in record)) return false;
  return record.action === 'Restate' || record.action === 'Retract';
}

async function* filesOf(
  numbered: Iterable<Numbered> | AsyncIterable<Numbered>,
  options: Options,
): AsyncGenerator<Part, void> {
  /** Numbers of the records that were taken and not left out, and are in no file yet. */
  const taken: number[] = [];

  async function* records(): AsyncGenerator<Input, void> {
    for await (const { index, record } of numbered) {
      taken.push(index);
      yield record;
    }
  }

  const onSkip = ({
    record,
    issues,
  }: {
    readonly record: Input;
    readonly issues: readonly Issue[];
  }) => {
    const index = taken.pop() as number;
    options.onSkip?.({ index, record, issues });
  };
  const files = splitOfflineConversions<HashOptions>(records(), { ...options, onSkip });
  try {
    for await (const { name, bytes, records: count } of files)
      yield { name, bytes, indexes: taken.splice(0, count) };
  } catch (cause) {
    if (!isInvalidRecordError(cause)) throw cause;
    throw new InvalidRecordError(taken.at(-1) as number, cause.issues);
  }
}
