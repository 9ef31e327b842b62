import Ajv from 'ajv/dist/2020';
import { createOutputSchemas } from '../../src/cli/documents/schemas/outputs.mjs';
import { recordSchema } from '../../src/contracts/record-schema';
import { offlineConversion } from '../../src/index';

type Schema = Readonly<Record<string, unknown>>;

/** The schemas of the outputs, as the build writes them. */
export const schemas: ReadonlyMap<string, Schema> = createOutputSchemas(
  recordSchema(offlineConversion),
);

/** Places of a schema whose value is a schema, or an object of them: members of other values. */
const ofMembers = ['properties', 'items', 'additionalProperties'];

/**
 * The schema with every object closed: a member that it does not name is a fault. The schemas themselves are
 * open, so that an older one accepts what a newer version adds.
 */
function closed(schema: unknown, isValue = true): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((each) => closed(each, isValue));
  const entries = Object.entries(schema).map(([name, value]) => {
    if (name === 'properties' || name === '$defs')
      return [
        name,
        Object.fromEntries(
          Object.entries(value).map(([key, each]) => [key, closed(each, name === 'properties')]),
        ),
      ];
    if (ofMembers.includes(name)) return [name, closed(value)];
    return [name, ['anyOf', 'allOf', 'if', 'then'].includes(name) ? closed(value, false) : value];
  });
  const parts = ['properties', '$ref', 'anyOf', 'allOf'];
  const isObject = isValue && parts.some((part) => part in schema);
  return {
    ...Object.fromEntries(entries),
    ...(isObject && !('additionalProperties' in schema) && { unevaluatedProperties: false }),
  };
}

function ajvOf(change: (schema: Schema) => Schema, strictTypes = true): Ajv {
  const ajv = new Ajv({ strict: true, strictTypes, allErrors: true });
  for (const [name, schema] of schemas)
    ajv.addSchema(change(schema), `msads-bulk/schemas/${name}.json`);
  return ajv;
}

const open = ajvOf((schema) => schema);
const strict = ajvOf((schema) => closed(schema) as Schema, false);

/** What a schema has against a value. */
export function faultsOf(name: string, value: unknown): readonly string[] {
  return faultsIn(open, name, value);
}

/** The same, and members that the schema does not name. */
export function strictFaultsOf(name: string, value: unknown): readonly string[] {
  return faultsIn(strict, name, value);
}

function faultsIn(ajv: Ajv, name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`msads-bulk/schemas/${name}.json`);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
