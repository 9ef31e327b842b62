/**
 * The version of all schemas. Within a version, what was valid stays valid: members are added, and none is
 * removed or changes its meaning.
 */
export const version = 1;

/** What the JSON of an output begins with: the name of its schema, and the version. */
export function outputHead<Name extends string>(name: Name) {
  return { $schema: `msads-bulk/schemas/${name}.json`, version } as const;
}
