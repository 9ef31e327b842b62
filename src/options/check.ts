import * as z from 'zod/mini';
import { takeOptions } from './take';

/** Reads options, or throws the `TypeError` that names the one at fault. */
export function checkOptions<T>(schema: z.ZodMiniType<T>, options: unknown): T {
  const result = z.safeParse(schema, takeOptions(options as object));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys')
    throw new TypeError(`Unknown option "${issue.keys[0]}".`);
  throw new TypeError(`Option "${pathOf(issue)}" must be ${expectedBy(issue)}.`);
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

/** Describes what is wrong with one part of the options, for a caller who names it differently. */
export function optionFault(
  schema: z.ZodMiniType,
  value: unknown,
): { readonly path: string; readonly expected: string } | undefined {
  const issue = z.safeParse(schema, value).error?.issues[0];
  return issue && { path: pathOf(issue), expected: expectedBy(issue) };
}

function pathOf(issue: z.core.$ZodIssue | undefined): string {
  return issue?.path.map(String).join('.') ?? '';
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
