/** The members with which an object of the command line names its schema. They come first. */
export function stamp(schema: string) {
  return { $schema: `msads-bulk/schemas/${schema}.json`, version: 1 };
}
