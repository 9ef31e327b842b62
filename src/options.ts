import * as z from 'zod/mini';

/** Reads options, or throws the `TypeError` that names the one at fault. */
export function checkOptions<T>(schema: z.ZodMiniType<T>, given: unknown): T {
  const result = z.safeParse(schema, given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue?.code === 'unrecognized_keys')
    throw new TypeError(`Unknown option "${issue.keys[0]}".`);
  const path = issue?.path.map(String).join('.') ?? '';
  if (path === '') throw new TypeError('The options must be an object.');
  throw new TypeError(`Option "${path}" is out of its bounds or of the wrong type.`);
}
