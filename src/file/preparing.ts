import { openEngine } from '../engine/engine';
import { groupByRow } from '../engine/lookups';
import { activeLookups } from '../engine/program';
import type { HashedProperties } from '../identifiers/hash-properties';
import type { Fault } from '../issues/issue';
import type { Settings } from '../options/settings';
import { maxWaiting } from '../schema/lookup';
import type { AnyRecordType } from '../schema/record-type';
import { TimeSlice } from '../source/time-slice';
import type { HashRecord } from './hashing';

/** What is known of a record before it is checked. */
export interface Prepared<T> {
  readonly item: T;
  /** What its plain identifiers are hashed to, if they are. */
  readonly hashed: HashedProperties | undefined;
  /** What looking it up has found wrong with it. */
  readonly faults: readonly Fault[] | undefined;
}

/** The preparing of the records of one run. */
export interface Preparing<T> {
  /** Whether there is anything to prepare. */
  readonly isNeeded: boolean;
  prepare(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<Prepared<T>, void>;
}

/**
 * Opens what hashes records and looks them up before they are checked. A record is looked up before it
 * gets its row: the rows after it depend on whether it is written.
 * @param recordOf the record of an item; undefined for one that is not looked up
 */
export function openPreparing<T>(
  type: AnyRecordType,
  settings: Settings,
  hash: HashRecord | undefined,
  recordOf: (item: T) => unknown,
): Preparing<T> {
  const looksUp = activeLookups(type, settings).length > 0;
  const hashOf = async (item: T) => hash?.(recordOf(item));
  if (!looksUp)
    return {
      isNeeded: hash !== undefined,
      async *prepare(items) {
        for await (const item of items)
          yield { item, hashed: await hashOf(item), faults: undefined };
      },
    };

  // What rules over the file remember of a record depends on whether it is written.
  const engine = openEngine(type, { ...settings, duplicates: false });

  async function lookUp(waiting: readonly Omit<Prepared<T>, 'faults'>[]) {
    const slice = new TimeSlice();
    for (const [index, { item, hashed }] of waiting.entries()) {
      if (slice.isOver) await slice.giveWay();
      const record = recordOf(item);
      if (typeof record === 'object' && record !== null) engine.write(record, index, hashed);
    }
    const faults = groupByRow(await engine.lookUp());
    return waiting.map((each, index) => ({ ...each, faults: faults.get(index) }));
  }

  return {
    isNeeded: true,
    async *prepare(items) {
      let waiting: Omit<Prepared<T>, 'faults'>[] = [];
      for await (const item of items) {
        waiting.push({ item, hashed: await hashOf(item) });
        if (waiting.length < maxWaiting) continue;
        yield* await lookUp(waiting);
        waiting = [];
      }
      yield* await lookUp(waiting);
    },
  };
}
