import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPropertyHasher } from '../../src/identifiers/hash-properties';
import {
  BulkFileError,
  checkOfflineConversion,
  hashEmail,
  hashPhone,
  InvalidRecordError,
  type Issue,
  type OfflineConversionInput,
  offlineConversion,
  offlineConversionGoal,
  readBulkRows,
  readOfflineConversions,
  readRecords,
  readResultFile,
  reconcile,
  type Source,
  splitOfflineConversions,
  validateBulkFile,
  validateRecords,
  writeOfflineConversions,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import { createJudge } from '../../src/issues/level';
import { issueOf } from '../../src/messages/issue';
import { bulkFile, validateBulkFilePath } from '../../src/node';
import { plainPropertiesOf } from '../../src/schema/plain-properties';
import { applyRequests, readClicks } from '../../src/services';
import { fileOf as goalFileOf, type Row } from '../support/offline-conversion-goal-rows';
import { fileOf, now } from '../support/rows';
import { folderOf, now as nowFlag, run } from '../support/run';
import { allOf, type Said, textsOf } from './said';

/** A way to be told of a fault. */
export type Way = () => Promise<Said>;

type UploadOptions = NonNullable<Parameters<typeof validateBulkFile>[1]>;

/** Reads through what is given, and keeps what is said and thrown. */
class Listener {
  readonly issues: Issue[] = [];
  readonly thrown: unknown[] = [];
  readonly onIssue = (issue: Issue) => this.issues.push(issue);

  async through<T>(items: () => AsyncIterable<T>, each: (item: T) => void = () => {}) {
    try {
      for await (const item of items()) each(item);
    } catch (cause) {
      this.thrown.push(cause);
    }
  }

  said(...texts: readonly string[]): Said {
    for (const error of this.thrown) {
      if (error instanceof BulkFileError) this.issues.push(error.issue);
      if (error instanceof InvalidRecordError) this.issues.push(...error.issues);
    }
    return { issues: this.issues, thrown: this.thrown, texts };
  }
}

/** A file, or rows of one, as an upload unless the options say otherwise. */
export function upload(given: Source | readonly Row[], options: UploadOptions = {}): Way {
  return async () => {
    const listener = new Listener();
    const source = isRows(given) ? fileOf(given) : given;
    const all = { now, maxIssuesPerCode: 1000, ...options, onIssue: listener.onIssue };
    const report = await validateBulkFile(source, all);
    await listener.through(
      () => readOfflineConversions(source, all),
      ({ issues }) => listener.issues.push(...issues),
    );
    await listener.through(
      () => readBulkRows(source, all),
      ({ issues }) => listener.issues.push(...issues),
    );
    return listener.said(...textsOf(report));
  };
}

function isRows(given: unknown): given is readonly Row[] {
  return Array.isArray(given);
}

/** No record is left to be written. */
export const nothingWritten: Way = async () => {
  const listener = new Listener();
  await listener.through(() => writeOfflineConversions([], { now, onIssue: listener.onIssue }));
  return listener.said();
};

/** Rows of goals. */
export function goals(...rows: readonly Row[]): Way {
  return async () => {
    const listener = new Listener();
    const file = goalFileOf(rows);
    const all = { now, onIssue: listener.onIssue };
    const report = await validateRecords(offlineConversionGoal, file, all);
    await listener.through(
      () => readRecords(offlineConversionGoal, file, all),
      ({ issues }) => listener.issues.push(...issues),
    );
    return listener.said(...textsOf(report));
  };
}

type CheckOptions = NonNullable<Parameters<typeof checkOfflineConversion>[1]>;

/** An object: checked, written, and made into requests with tokens. */
export function object(record: object, options: CheckOptions = {}, format?: 'soap'): Way {
  return async () => {
    const listener = new Listener();
    const given = record as OfflineConversionInput;
    const all = { now, ...options, onIssue: listener.onIssue };
    listener.issues.push(...checkOfflineConversion(given, { now, ...options }));
    await listener.through(() => writeOfflineConversions([given], all));
    await listener.through(() => applyRequests([given], { ...all, ...(format && { format }) }));
    return listener.said();
  };
}

/** Records that do not fit into files of this size. */
export function tooLarge(record: object, maxBytes: number): Way {
  return async () => {
    const listener = new Listener();
    const records = [record as OfflineConversionInput];
    await listener.through(() => splitOfflineConversions(records, { now, maxBytes }));
    return listener.said();
  };
}

export function clicks(text: string): Way {
  return async () => {
    const listener = new Listener();
    await readClicks(text, { onIssue: listener.onIssue }).catch((cause: unknown) =>
      listener.thrown.push(cause),
    );
    return listener.said();
  };
}

/** An upload with its result, and a result alone. */
export function result(
  uploaded: string,
  found: string,
  responseMode?: 'errors-only' | 'errors-and-results',
): Way {
  return async () => {
    const listener = new Listener();
    const { onIssue } = listener;
    const mode = responseMode && { responseMode };
    const files = () => ({ upload: uploaded, result: found, ...mode, onIssue });
    await listener.through(() => readResultFile(found, { ...mode, onIssue }));
    await listener.through(() => reconcile(files()).outcomes);
    await listener.through(() => writeRetryFile(files()));
    await listener.through(() => writeRejectsFile(files()));
    return listener.said();
  };
}

/** A file on disk with this name and these bytes. */
export function archive(name: string, bytes: Uint8Array): Way {
  return async () => {
    const listener = new Listener();
    const path = join(folderOf(), name);
    writeFileSync(path, bytes);
    await listener.through(() => bulkFile(path));
    return listener.said();
  };
}

/** A file of this name, validated by its path. */
export function named(name: string, bytes: Uint8Array): Way {
  return async () => {
    const listener = new Listener();
    const path = join(folderOf(), name);
    writeFileSync(path, bytes);
    const report = await validateBulkFilePath(path, { now, onIssue: listener.onIssue });
    return listener.said(...textsOf(report));
  };
}

/** What `generate` says of an input; the codes stand behind its sentences. */
export function generated(input: string): Way {
  return async () => {
    const args = ['generate', '-', '-o', '-', '--from', 'ndjson', '--on-error', 'skip', ...nowFlag];
    const { stderr } = await run(args, { input });
    const codes = [...stderr.matchAll(/\(([a-z-]+)(?:, service [^)]*)?\)$/gm)];
    const issues = codes.map(([, code = '']) => ({ code }) as Issue);
    return { issues, thrown: [], texts: [stderr] };
  };
}

/** A plain property that is hashed: by the command, and by the function of the library. */
export function hashed(name: 'email' | 'phone', value: string): Way {
  return async () => {
    const listener = new Listener();
    const levels = createJudge({ severity: new Map(), strict: false });
    const plain = plainPropertiesOf(offlineConversion.columns);
    const hash = await createPropertyHasher(plain, { phoneCountry: 'DE' }, levels);
    const { faults } = await hash({ [name]: value });
    listener.issues.push(...faults.map((fault) => issueOf(fault, { line: 1, row: 1 })));
    const digest = name === 'email' ? hashEmail : hashPhone;
    await digest(value).catch((cause: unknown) => listener.thrown.push(cause));
    const input = JSON.stringify({ [name]: value });
    const args = ['generate', '-', '-o', '-', '--from', 'ndjson', '--hash', ...nowFlag];
    return listener.said((await run(args, { input })).stderr);
  };
}

/** Everything that one of the ways says, and the codes that are in it. */
export async function told(way: Way): Promise<{ text: string; codes: ReadonlySet<string> }> {
  const said = await way();
  return { text: allOf(said), codes: new Set(said.issues.map(({ code }) => code)) };
}
