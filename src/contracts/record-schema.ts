import type { JsonSchema } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import type { Applicability } from '../schema/matrix';
import type { AnyRecordType } from '../schema/record-type';

/** The drafts of JSON Schema that a record can be described in, with their addresses. */
export const drafts = {
  'draft-2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
} as const;

/** Null and a text without a visible character mean the same as an absent property. */
const empty: JsonSchema = {
  description: 'Nothing: the same as an absent property.',
  anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }],
};

/** Schemas that others refer to, under the word that the draft has for them. */
const words = { 'draft-2020-12': '$defs', 'draft-07': 'definitions' } as const;

/**
 * Describes the objects that can be written as records of a type: one schema for each action, made from the
 * matrix. An object in which the writer finds nothing is valid. One is not if it lacks a required property, has
 * one that does not apply, or a value of another type or form.
 */
export function recordSchema(
  type: AnyRecordType,
  draft: keyof typeof drafts = 'draft-2020-12',
): Record<string, unknown> {
  const word = words[draft];
  const emptyRef = { $ref: `#/${word}/empty` };
  const columns = Object.entries<AnyColumn>(type.columns).filter(([name]) => name !== 'action');
  const actions: readonly string[] = type.actions;

  function actionSchema(action: string, at: number): JsonSchema {
    const applicability = ([name]: (typeof columns)[number]): Applicability =>
      type.matrix[name][at];
    const required = columns.filter((each) => applicability(each) === 'required');
    const properties = columns.map((each) => {
      const [name, column] = each;
      return [name, { title: column.header, ...propertySchema(column, applicability(each)) }];
    });
    const isDefault = at === 0;
    return {
      title: action,
      type: 'object',
      properties: {
        action: isDefault ? { anyOf: [{ const: action }, emptyRef] } : { const: action },
        ...Object.fromEntries(properties),
      },
      required: [...(isDefault ? [] : ['action']), ...required.map(([name]) => name)],
      // A property that no column has loses nothing if it is empty.
      additionalProperties: emptyRef,
      ...groupsOf(type, emptyRef),
    };
  }

  function propertySchema(
    { codec, deletable }: AnyColumn,
    applicability: Applicability,
  ): JsonSchema {
    if (applicability === 'not-applicable' || applicability === 'read-only') return emptyRef;
    const { jsonSchema = {} } = codec;
    const filled = deletable ? { anyOf: [jsonSchema, { const: 'delete_value' }] } : jsonSchema;
    if (applicability !== 'required') return { anyOf: [filled, emptyRef] };
    return codec.jsonSchema ? filled : { not: emptyRef };
  }

  return {
    $schema: drafts[draft],
    title: type.type,
    oneOf: actions.map(actionSchema),
    [word]: { empty },
  };
}

/** What the groups of columns ask for: each has a filled one. */
function groupsOf({ oneOf = [] }: AnyRecordType, emptyRef: JsonSchema): JsonSchema {
  if (oneOf.length === 0) return {};
  return {
    allOf: oneOf.map(({ columns }) => ({
      anyOf: columns.map((name) => ({
        properties: { [name]: { not: emptyRef } },
        required: [name],
      })),
    })),
  };
}
