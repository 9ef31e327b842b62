import * as z from 'zod/mini';

/** Reads options, or throws the `TypeError` that names the one at fault. */
export function checkOptions<T>(schema: z.ZodMiniType<T>, given: unknown): T {
  const result = z.safeParse(schema, given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys')
    throw new TypeError(`Unknown option "${issue.keys[0]}".`);
  const path = pathOf(issue);
  if (path === '') throw new TypeError('The options must be an object.');
  throw new TypeError(`Option "${path}" must be ${wanted(issue)}.`);
}

/** For those who look into the options before they are read: throws the `TypeError` for what is no object. */
export function assertOptions(given: unknown): asserts given is object {
  if (typeof given !== 'object' || given === null)
    throw new TypeError('The options must be an object.');
}

/** What is wrong with a part of the options that was given apart from them. */
export function optionFault(
  schema: z.ZodMiniType,
  given: unknown,
): { readonly path: string; readonly wanted: string } | undefined {
  const issue = z.safeParse(schema, given).error?.issues[0];
  return issue && { path: pathOf(issue), wanted: wanted(issue) };
}

function pathOf(issue: z.core.$ZodIssue | undefined): string {
  return issue?.path.map(String).join('.') ?? '';
}

/** What an option takes. A check of its own says it itself. */
function wanted(issue: z.core.$ZodIssue | undefined): string {
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
