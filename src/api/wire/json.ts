import { scalarFromJson, scalarWords } from './scalars';
import { type List, type Member, type Shape, typeMember, type ValueOf } from './shape';

/** Throws for a member of the wrong type. */
export type Refuse = (path: string, expected: string) => never;

/**
 * Reads a JSON value. Null means absent, unknown members are ignored, and nulls in a list are left out
 * unless an item's index has a meaning. It descends only as deep as the shape.
 * @param path place of the value, empty for the root
 */
export function readJson<M extends Member>(
  member: M,
  value: unknown,
  refuse: Refuse,
  path?: string,
): ValueOf<M> | undefined;
export function readJson(member: Member, value: unknown, refuse: Refuse, path = ''): unknown {
  if (value === undefined || value === null) return undefined;
  switch (member.kind) {
    case 'object':
      if (!isObject(value)) return refuse(path, 'an object');
      return readObject(member, value, refuse, path);
    case 'list':
      if (!Array.isArray(value)) return refuse(path, 'a list');
      return readList(member, value, refuse, path);
    default:
      return scalarFromJson(member.kind, value) ?? refuse(path, scalarWords[member.kind]);
  }
}

function readList(
  { item, parallel }: List,
  values: readonly unknown[],
  refuse: Refuse,
  path: string,
): readonly unknown[] {
  return values.flatMap((value, index) => {
    const read = readJson(item, value, refuse, `${path}[${index}]`);
    if (read !== undefined) return [read];
    return parallel ? [null] : [];
  });
}

function readObject(shape: Shape, value: object, refuse: Refuse, path: string): object {
  const type = memberOf(value, typeMember);
  if (shape.type !== undefined && typeof type === 'string' && type !== shape.type)
    return { [typeMember]: type };
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const memberPath = path === '' ? name : `${path}.${name}`;
    const read = readJson(member, memberOf(value, name), refuse, memberPath);
    if (read !== undefined) result[name] = read;
  }
  return result;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own member; undefined for an inherited one. */
export function memberOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name as keyof object] : undefined;
}
