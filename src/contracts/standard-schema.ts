import type { Issue } from '../issues/issue';
import type { CheckOptions } from '../options/options';
import { takeOptions } from '../options/take';
import { assertRecordType } from '../schema/assert-record-type';
import type { AnyRecordType, OwnOptionsOf, RecordInputOf } from '../schema/record-type';
import { checkRecord } from '../write';
import { drafts, recordSchema } from './record-schema';

/**
 * A record type as frameworks take it: an object with the member `~standard` of Standard Schema 1.1, and its JSON
 * Schema. The interface is the one of the specification, so that no package is needed for it.
 *
 * Source: Standard Schema and Standard JSON Schema, version 1.1, https://standardschema.dev.
 */
export interface StandardRecordSchema<Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'msads-bulk';
    /** The types of what is given and of what comes out, which is the same object. They have no value. */
    readonly types?: { readonly input: Input; readonly output: Input } | undefined;
    /** Checks a value. The result has the value unchanged, or the issues with severity `error`. */
    readonly validate: (value: unknown) => StandardResult<Input>;
    readonly jsonSchema: {
      /** The schema of what may be given, for `draft-2020-12` or `draft-07`. Throws a `TypeError` for others. */
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      /** The same schema, because the value stays as it is. */
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/** What a check of Standard Schema returns. */
export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** An issue as frameworks read it. */
export interface StandardIssue {
  readonly message: string;
  /** The name of the property at fault; empty if the record as a whole is at fault. */
  readonly path: readonly string[];
  /** The code of the issue. Absent for a value that is not an object. */
  readonly code?: string;
}

/**
 * Makes a record type a schema for every framework that takes Standard Schema, such as tRPC and Hono. A value is
 * checked as by `checkRecord`, at the moment of the call unless `now` is set. Warnings are not reported, unless
 * `strict` makes them errors.
 *
 * @param options as for `checkRecord`
 * @throws TypeError at once for wrong options
 * @example
 * const schema = standardSchema(offlineConversion, { strict: true });
 * const result = schema['~standard'].validate({ conversionName: 'Lead' });
 * if (result.issues) console.log(result.issues.map(({ path, message }) => [path, message]));
 */
export function standardSchema<T extends AnyRecordType>(
  type: T,
  options: CheckOptions & OwnOptionsOf<T> = {} as OwnOptionsOf<T>,
): StandardRecordSchema<RecordInputOf<T>> {
  assertRecordType(type);
  const taken = takeOptions(options);
  // Wrong options throw where they are written, and not at the first request.
  checkRecord(type, {} as RecordInputOf<T>, taken);
  return schemaOf(type, taken);
}

/** The schema without a check of its options. */
export function schemaOf<T extends AnyRecordType>(
  type: T,
  options: CheckOptions & OwnOptionsOf<T>,
): StandardRecordSchema<RecordInputOf<T>> {
  const describe = ({ target }: { readonly target: string }) => {
    if (isDraft(target)) return recordSchema(type, target);
    throw new TypeError(`target must be ${Object.keys(drafts).join(' or ')}.`);
  };
  return {
    '~standard': {
      version: 1,
      vendor: 'msads-bulk',
      validate(value) {
        if (typeof value !== 'object' || value === null)
          return { issues: [{ message: 'The record must be an object.', path: [] }] };
        const record = value as RecordInputOf<T>;
        const errors = checkRecord(type, record, options).filter(isError);
        return errors.length === 0 ? { value: record } : { issues: errors.map(toStandard) };
      },
      jsonSchema: { input: describe, output: describe },
    },
  };
}

function isDraft(target: string): target is keyof typeof drafts {
  return Object.hasOwn(drafts, target);
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function toStandard(issue: Issue): StandardIssue {
  const { code, message, property } = issue;
  const name = property ?? (issue.code === 'property-unknown' ? issue.facts.name : undefined);
  return { message, path: name === undefined ? [] : [name], code };
}
