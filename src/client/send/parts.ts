import * as z from 'zod/mini';
import type { Issue } from '../../issues/issue';
import { InvalidRecordError, isInvalidRecordError } from '../../messages/errors';
import { checkOptions, splitOptions } from '../../options/check';
import type { HashOptions, SplitOptions } from '../../options/options';
import { type ConversionInput, offlineConversion } from '../../records/offline-conversion';
import {
  type ConversionType,
  type ConversionTypeOption,
  conversionTypeShape,
} from '../../records/offline-conversion/conversion-type';
import { recordsFrom } from '../../source/until-abort';
import { partName, splitRecords, type UploadFile } from '../../split';

type Input = ConversionInput<HashOptions>;
type Options = SplitOptions<Input> & { readonly hash?: HashOptions | undefined };

/** A file, and which of the given records it holds. */
export interface Part extends UploadFile {
  /** Zero-based numbers of its records among all that were given, in the order of its rows. */
  readonly indexes: readonly number[];
}

interface Numbered {
  readonly index: number;
  readonly record: Input;
}

/** Makes upload files of records, those of the Adds first. */
export function partsOf(
  records: Iterable<Input> | AsyncIterable<Input>,
  options: Options & ConversionTypeOption,
): AsyncGenerator<Part, void> {
  const [own, writing] = splitOptions(options, conversionTypeShape);
  const { recordType = offlineConversion } = checkOptions(z.strictObject(conversionTypeShape), own);
  const source = recordsFrom(records, writing.signal);
  // Wrong options are reported at once, and not when the first file is made.
  splitRecords<ConversionType, HashOptions>(recordType, [], writing);

  async function* numbered(): AsyncGenerator<Numbered, void> {
    let index = 0;
    for await (const record of source) yield { index: index++, record };
  }

  return addsFirst(
    numbered(),
    ({ record }) => record,
    (items, allowEmpty) =>
      filesOf(recordType, items, { ...writing, allowEmpty: allowEmpty || writing.allowEmpty }),
  );
}

/**
 * Makes files of all Adds, and then of all adjustments, because the service must have processed an Add
 * before it is adjusted. The adjustments wait in memory.
 * @param makeFiles makes files of items of one kind, an empty one only if that is allowed
 */
export async function* addsFirst<T, File extends Pick<UploadFile, 'name' | 'records'>>(
  items: AsyncIterable<T>,
  recordOf: (item: T) => unknown,
  makeFiles: (items: AsyncIterable<T>, allowEmpty: boolean) => AsyncIterable<File>,
): AsyncGenerator<File, void> {
  const adjustments: T[] = [];

  async function* adds(): AsyncGenerator<T, void> {
    for await (const item of items) {
      if (isAdjustment(recordOf(item))) adjustments.push(item);
      else yield item;
    }
  }

  let files = 0;
  const numbered = (file: File): File => {
    files++;
    return { ...file, name: partName(file.name.replace(/-\d+(?=\.)/, ''), files) };
  };
  for await (const file of makeFiles(adds(), true)) if (file.records > 0) yield numbered(file);
  if (files > 0 && adjustments.length === 0) return;
  // The writer reports it if there was no record at all.
  for await (const file of makeFiles(inTurn(adjustments), files > 0))
    if (file.records > 0) yield numbered(file);
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items;
}

/** Whether a record adjusts a conversion. What is not a record at all counts as an Add, whose check then says what is wrong with it. */
export function isAdjustment(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || !('action' in record)) return false;
  return record.action === 'Restate' || record.action === 'Retract';
}

async function* filesOf(
  recordType: ConversionType,
  numbered: AsyncIterable<Numbered>,
  options: Options,
): AsyncGenerator<Part, void> {
  /**
   * Numbers of the records that were taken and not left out, and are in no file yet, by their place here.
   * Many may be taken before the first of them is written.
   */
  const taken = new Map<number, number>();
  const take = (place: number): number => {
    const index = taken.get(place) as number;
    taken.delete(place);
    return index;
  };

  async function* records(): AsyncGenerator<Input, void> {
    let place = 0;
    for await (const { index, record } of numbered) {
      taken.set(place++, index);
      yield record;
    }
  }

  const onSkip = ({
    index,
    record,
    issues,
  }: {
    readonly index: number;
    readonly record: Input;
    readonly issues: readonly Issue[];
  }) => {
    options.onSkip?.({ index: take(index), record, issues });
  };
  const files = splitRecords<ConversionType, HashOptions>(recordType, records(), {
    ...options,
    onSkip,
  });
  try {
    for await (const file of files)
      yield { ...file, indexes: [...taken.keys()].slice(0, file.records).map(take) };
  } catch (cause) {
    // With `skip`, only `onSkip` throws it, with the right number.
    if (options.onInvalid === 'skip' || !isInvalidRecordError(cause)) throw cause;
    throw new InvalidRecordError(take(cause.index), cause.issues);
  }
}
