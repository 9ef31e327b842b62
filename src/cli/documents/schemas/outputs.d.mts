/** All schemas by name. */
export function createOutputSchemas(): ReadonlyMap<string, Readonly<Record<string, unknown>>>;
