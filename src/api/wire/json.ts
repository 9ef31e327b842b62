import { scalarFromJson, scalarWords } from './scalars';
import { type List, type Member, type Shape, typeMember, type ValueOf } from './shape';

/** Throws for a member that is not what it should be. */
export type Refuse = (path: string, wanted: string) => never;

/**
 * Reads a JSON value. Null is the same as absent, null entries of a list are left out unless its places
 * mean something, members that are not known are passed over. It goes as deep as the shape and no deeper.
 * @param path where the value stands, empty for the whole
 */
export function readJson<M extends Member>(
  member: M,
  value: unknown,
  refuse: Refuse,
  path = '',
): ValueOf<M> | undefined {
  return read(member, value, refuse, path) as ValueOf<M> | undefined;
}

function read(member: Member, value: unknown, refuse: Refuse, path: string): unknown {
  if (value === undefined || value === null) return undefined;
  switch (member.kind) {
    case 'object':
      if (!isObject(value)) return refuse(path, 'an object');
      return readObject(member, value, refuse, path);
    case 'list':
      if (!Array.isArray(value)) return refuse(path, 'a list');
      return items(member, value, (item, index) =>
        read(member.item, item, refuse, `${path}[${index}]`),
      );
    case 'enum':
      return typeof value === 'string' ? value : refuse(path, 'a name');
    case 'flags':
      return typeof value === 'string' ? namesIn(value) : refuse(path, 'names');
    default:
      return scalarFromJson(member.kind, value) ?? refuse(path, scalarWords[member.kind]);
  }
}

/** What a list holds: nothing for an item without a value, or null where its place means something. */
export function items<Item>(
  { parallel }: List,
  given: readonly Item[],
  readItem: (item: Item, index: number) => unknown,
): readonly unknown[] {
  return given.flatMap((item, index) => {
    const one = readItem(item, index);
    if (one !== undefined) return [one];
    return parallel ? [null] : [];
  });
}

function readObject(shape: Shape, value: object, refuse: Refuse, path: string): object {
  const type = Object.hasOwn(value, typeMember) && value[typeMember as keyof object];
  if (shape.type && typeof type === 'string' && type !== shape.type.json)
    return { [typeMember]: type };
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    if (!Object.hasOwn(value, name)) continue;
    const given = (value as Readonly<Record<string, unknown>>)[name];
    const one = read(member, given, refuse, path === '' ? name : `${path}.${name}`);
    if (one !== undefined) result[name] = one;
  }
  return result;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function namesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

/** The JSON value of an object: its members in the order of the shape, absent ones left out. */
export function writeJson<S extends Shape>(shape: S, value: ValueOf<S>): object {
  return write(shape, value) as object;
}

function write(member: Member, value: unknown): unknown {
  switch (member.kind) {
    case 'object':
      return Object.fromEntries(
        Object.entries(member.members).flatMap(([name, each]) => {
          const given = (value as Readonly<Record<string, unknown>>)[name];
          return given === undefined || given === null ? [] : [[name, write(each, given)]];
        }),
      );
    case 'list':
      return (value as readonly unknown[]).map((item) => write(member.item, item));
    case 'flags':
      return (value as readonly string[]).join(',');
    default:
      return value;
  }
}
