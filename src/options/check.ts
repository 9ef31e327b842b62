import * as z from 'zod/mini';
import { nearest } from '../text/nearest';
import { describeUnknown } from '../text/shown/unknown-name';
import { takeOptions } from './take';

/** Reads options, or throws the `TypeError` that names the one at fault. */
export function checkOptions<T>(schema: z.ZodMiniType<T>, options: unknown): T {
  const result = z.safeParse(schema, takeOptions(options as object));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const { path, names, isOfMember } = placeIn(schema, issue?.path ?? []);
  if (issue?.code === 'unrecognized_keys') {
    const name = issue.keys[0] as string;
    const { shown, offer } = describeUnknown(name, nearest(name, names));
    throw new TypeError(`Unknown option ${shown}.${offer}`);
  }
  const what = `${isOfMember ? 'Each member of option' : 'Option'} "${path}"`;
  throw new TypeError(`${what} must be ${expectedBy(issue)}.`);
}

/** Splits options into those of a shape and all others, neither of them checked. */
export function splitOptions<T extends object, Name extends string>(
  options: T,
  shape: { readonly [name in Name]: unknown },
): readonly [Pick<T, Name & keyof T>, Omit<T, Name>] {
  const inShape: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(takeOptions(options)))
    (Object.hasOwn(shape, name) ? inShape : others)[name] = value;
  return [inShape, others] as never;
}

/** Throws the `TypeError` for options that are passed on to a function, and are not those of the caller. */
export function refuseOptions(options: object, names: readonly string[]): void {
  const name = names.find((each) => options[each as keyof typeof options] !== undefined);
  if (name !== undefined) throw new TypeError(`Unknown option "${name}".`);
}

/** Describes what is wrong with one part of the options, for a caller who names it differently. */
export function optionFault(
  schema: z.ZodMiniType,
  value: unknown,
): { readonly path: string; readonly expected: string } | undefined {
  const issue = z.safeParse(schema, value).error?.issues[0];
  return issue && { path: placeIn(schema, issue.path).path, expected: expectedBy(issue) };
}

/**
 * Describes the place of a fault by names of the schema. A key that the schema does not name, such as one of
 * `severity`, may be data: then the place is that of the object, and the fault is in one of its members.
 */
function placeIn(schema: z.core.$ZodType, path: readonly PropertyKey[]) {
  const shown: string[] = [];
  let part: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    part = partOf(part, key);
    if (part === undefined) break;
    shown.push(String(key));
  }
  return {
    path: shown.join('.'),
    isOfMember: part === undefined,
    names: Object.keys(shapeOf(part)),
  };
}

/** The schema of one property, or of one item of a list; undefined if there is no property with this name. */
function partOf(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  const { def } = unwrap(schema)._zod;
  if (def.type === 'array') return (def as z.core.$ZodArrayDef).element;
  const shape = shapeOf(schema);
  return Object.hasOwn(shape, key) ? shape[String(key)] : undefined;
}

/** The properties of an object; none for anything else. */
function shapeOf(schema: z.core.$ZodType | undefined): z.core.$ZodShape {
  const def = schema && unwrap(schema)._zod.def;
  return def?.type === 'object' ? (def as z.core.$ZodObjectDef).shape : {};
}

/** The schema of what may also be absent, or is changed before it is checked. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  if (def.type === 'optional') return unwrap((def as z.core.$ZodOptionalDef).innerType);
  return def.type === 'pipe' ? unwrap((def as z.core.$ZodPipeDef).out) : schema;
}

/** Describes what an option accepts. A custom check brings its own description. */
function expectedBy(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'invalid_type':
      return `of type ${issue.expected}`;
    default:
      return issue?.message ?? 'of another type';
  }
}
