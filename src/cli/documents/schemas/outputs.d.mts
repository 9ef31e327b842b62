type Schema = Readonly<Record<string, unknown>>;

/**
 * All schemas by name.
 * @param record the schema of a record as JSON
 */
export function createOutputSchemas(record: Schema): ReadonlyMap<string, Schema>;
