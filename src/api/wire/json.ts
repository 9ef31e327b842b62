import { scalarFromJson, scalarWords } from './scalars';
import { type Member, type Shape, typeMember, type ValueOf } from './shape';

/** Throws for a member of the wrong type. */
export type Refuse = (path: string, expected: string) => never;

/**
 * Reads the members of an object. It descends only as deep as the shape, and ignores unknown members.
 * @param path place of the object, empty for the root
 */
export function readObject<S extends Shape>(
  shape: S,
  value: object,
  refuse: Refuse,
  path = '',
): ValueOf<S> {
  const type = memberOf(value, typeMember);
  if (shape.type !== undefined && typeof type === 'string' && type !== shape.type)
    return { [typeMember]: type };
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const memberPath = path === '' ? name : `${path}.${name}`;
    const read = readJson(member, memberOf(value, name), refuse, memberPath);
    if (read !== undefined) result[name] = read;
  }
  // With members of other names, such as those of camel case, it would look empty.
  const names = path === '' ? [] : Object.keys(value);
  if (names.length > 0 && !names.some((name) => Object.hasOwn(shape.members, name)))
    refuse(path, `an object with members of ${shape.name}`);
  return result;
}

/**
 * Reads a JSON value. Null means absent, and nulls in a list are left out unless an item's index has a
 * meaning.
 */
export function readJson(member: Member, value: unknown, refuse: Refuse, path = ''): unknown {
  if (value === undefined || value === null) return undefined;
  switch (member.kind) {
    case 'object':
      return isObject(value) ? readObject(member, value, refuse, path) : refuse(path, 'an object');
    case 'list':
      if (!Array.isArray(value)) return refuse(path, 'a list');
      return value.flatMap((item, index) => {
        const read = readJson(member.item, item, refuse, `${path}[${index}]`);
        return read === undefined && !member.parallel ? [] : [read ?? null];
      });
    default:
      return scalarFromJson(member.kind, value) ?? refuse(path, scalarWords[member.kind]);
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own member; undefined for an inherited one. */
export function memberOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name as keyof object] : undefined;
}
