// JSON Schemas of TypeScript types, as the compiler understands them.
import ts from 'typescript';
import { isFraction, isMoment, isObject, isTag, isText } from './type-kinds.mjs';

const { TypeFlags } = ts;

/**
 * Creates the schemas of types.
 * @param checker of the program that has the types
 * @param refs where types with a schema of their own have it, by the name of the type
 */
export function createSchemas(checker, refs) {
  /** The schema of a type, or where it is. */
  function schemaOf(type, name = '') {
    const ref = refs.get(type.aliasSymbol?.name);
    return ref === undefined ? inlineSchemaOf(type, name) : { $ref: ref };
  }

  /** The schema of a type, even if it has one of its own. */
  function inlineSchemaOf(type, name = '') {
    const parts = partsOf(type);
    if (parts.some((part) => refs.has(part.aliasSymbol?.name)))
      return { allOf: parts.map((part) => schemaOf(part)) };
    return schemaOfUnion(type.isUnion() ? type.types : [type], name);
  }

  /** What an alias of an intersection joins. The compiler would join it with each member of a union. */
  function partsOf({ aliasSymbol }) {
    const node = aliasSymbol?.declarations?.find(ts.isTypeAliasDeclaration)?.type;
    if (!node || !ts.isIntersectionTypeNode(node)) return [];
    return node.types.map((part) => checker.getTypeFromTypeNode(part));
  }

  function schemaOfUnion(types, name) {
    const defined = types.filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const literals = defined.filter((type) => type.isStringLiteral()).map(({ value }) => value);
    const hasText = defined.some(isText);
    const objects = defined.filter(isPlainObject);
    const others = defined.filter(
      (type) => !type.isStringLiteral() && !isText(type) && !isPlainObject(type),
    );
    const schemas = [
      ...(hasText ? [{ type: 'string' }] : literals.length > 0 ? [wordsOf(literals)] : []),
      ...(objects.length > 0 ? [schemaOfObjects(objects)] : []),
      ...new Map(
        others.map((type) => schemaOfSimple(type, name)).map((one) => [JSON.stringify(one), one]),
      ).values(),
    ];
    // A member that is always undefined is absent.
    if (schemas.length === 0) return false;
    return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
  }

  function schemaOfSimple(type, name) {
    const { flags } = type;
    // What a rule of the user reports may be anything; its type is never.
    if (flags & (TypeFlags.Unknown | TypeFlags.Any | TypeFlags.Never)) return {};
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (flags & TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isNumberLiteral()) return { const: type.value };
    if (flags & TypeFlags.NumberLike) return { type: isFraction(name) ? 'number' : 'integer' };
    if (flags & TypeFlags.NonPrimitive) return { type: 'object' };
    if (isMoment(type)) return { type: 'string' };
    if (flags & TypeFlags.TemplateLiteral) return { type: 'string' };
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type);
      return { type: 'array', items: schemaOf(item, name) };
    }
    throw new Error(`JSON cannot hold ${name}: ${checker.typeToString(type)}`);
  }

  const isPlainObject = (type) =>
    !isText(type) && !isMoment(type) && isObject(type) && !checker.isArrayType(type);

  /** Objects of several kinds: what they have in common once, and what tells them apart. */
  function schemaOfObjects(types) {
    const all = types.map(membersOf);
    const [first] = all;
    if (all.length === 1) return objectSchema(first, types[0]);
    const common = first.filter((member) =>
      all.every((members) => members.some((other) => isSame(other, member))),
    );
    const isOwn = ({ name }) => !common.some((member) => name === member.name);
    const kinds = all.map((members) => members.filter(isOwn));
    const tag = first.find((member) => isOwn(member) && isTag(member.type))?.name;
    const open = kinds.find((members) =>
      members.some(({ name, type }) => name === tag && isText(type)),
    );
    if (open) {
      const own = open.map((member) => ({ ...member, text: textIn(first, member) }));
      return { ...objectSchema([...own, ...common]), allOf: branchesOf(kinds, tag, open) };
    }
    const empty = kinds.some((members) => members.length === 0);
    const { properties = {}, ...rest } = objectSchema(common);
    if (!empty) return { ...rest, properties, anyOf: kinds.map(branchSchema) };
    const others = optionalMembers(kinds);
    return { ...rest, ...others, properties: { ...properties, ...others.properties } };
  }

  const textIn = (members, { name, text }) =>
    members.find((member) => member.name === name)?.text || text;

  /** What holds for the kinds that a word tells apart, if any other word is possible, too. */
  function branchesOf(kinds, tag, open) {
    const words = new Map();
    for (const members of kinds.filter((each) => each !== open)) {
      const { properties, required } = branchSchema(members);
      const { [tag]: word, ...own } = properties;
      // Described once, where any word is possible.
      for (const schema of Object.values(own)) if (schema) delete schema.description;
      const names = required.filter((name) => name !== tag);
      const then = { properties: own, ...(names.length > 0 && { required: names }) };
      const key = JSON.stringify(then);
      words.set(key, [...(words.get(key) ?? []), ...(word.enum ?? [word.const])]);
    }
    return [...words].map(([then, list]) => ({
      if: { properties: { [tag]: wordsOf(list) } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: JSON.parse(then),
    }));
  }

  /** One kind has nothing of its own: the members of the others are there together, or not at all. */
  function optionalMembers(kinds) {
    const { properties, required } = branchSchema(kinds.flat());
    return {
      properties,
      dependentRequired: Object.fromEntries(required.map((name) => [name, required])),
    };
  }

  const branchSchema = (members) => {
    const { properties, required = [] } = objectSchema(members);
    return { properties, required };
  };

  const isSame = (a, b) => a.name === b.name && a.isOptional === b.isOptional && a.type === b.type;

  function membersOf(type) {
    return checker.getPropertiesOfType(type).map((symbol) => {
      const member = checker.getTypeOfSymbol(symbol);
      const kinds = member.isUnion() ? member.types : [member];
      return {
        name: symbol.name,
        type: member,
        isOptional:
          Boolean(symbol.flags & ts.SymbolFlags.Optional) ||
          kinds.some(({ flags }) => flags & (TypeFlags.Undefined | TypeFlags.Never)),
        text: textOf(symbol),
      };
    });
  }

  function objectSchema(members, type) {
    const required = members.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
    const properties = members.map(({ name, type: member, text }) => [
      name,
      withText(schemaOf(member, name), text),
    ]);
    const [index] = type ? checker.getIndexInfosOfType(type) : [];
    return {
      type: 'object',
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: schemaOf(index.type, '') }),
    };
  }

  /** The doc comment of a member, on one line. */
  function textOf(symbol) {
    const parts = symbol.getDocumentationComment(checker);
    return ts
      .displayPartsToString(parts)
      .replace(/\{@link (\w+)\}/g, '`$1`')
      .replace(/\s*\n\s*/g, ' ');
  }

  return { schemaOf, inlineSchemaOf, membersOf };
}

function withText(schema, text) {
  return schema && text ? { description: text, ...schema } : schema;
}

function wordsOf(words) {
  return words.length === 1 ? { const: words[0] } : { enum: words };
}
