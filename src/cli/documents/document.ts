import type { Documents } from './documents';

/**
 * The version of all schemas. Within a version, what was valid stays valid: members are added, and none is
 * removed or changes its meaning.
 */
export const version = 1;

/** Makes the object that a command prints: its members behind the name of its schema. */
export function createDocument<Name extends keyof Documents>(name: Name, members: Documents[Name]) {
  return { $schema: `msads-bulk/schemas/${name}.json`, version, ...members } as const;
}
