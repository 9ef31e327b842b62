import { items, namesIn, type Refuse } from '../json';
import { scalarFromText, scalarWords } from '../scalars';
import { type Member, type Shape, typeMember, type ValueOf } from '../shape';
import { arrays, campaignManagement, schemaInstance } from './namespaces';
import type { XmlElement } from './parse-xml';

/**
 * Reads an element. `i:nil` is the same as absent, nil items of a list are left out unless its places
 * mean something, elements that are not known are passed over; known is an element by namespace and
 * local name.
 * @param path where it stands, empty for the whole
 */
export function readXml<M extends Member>(
  member: M,
  element: XmlElement,
  refuse: Refuse,
  path = '',
): ValueOf<M> | undefined {
  return read(member, element, refuse, path) as ValueOf<M> | undefined;
}

function read(member: Member, element: XmlElement, refuse: Refuse, path: string): unknown {
  if (element.nil) return undefined;
  switch (member.kind) {
    case 'object':
      return readObject(member, element, refuse, path);
    case 'list': {
      const { namespace, name } = itemName(member.item);
      const found = element.children.filter(
        (child) => child.name === name && child.namespace === namespace,
      );
      return items(member, found, (child, index) =>
        read(member.item, child, refuse, `${path}[${index}]`),
      );
    }
    case 'enum':
      return element.text.trim();
    case 'flags':
      return namesIn(element.text);
    default:
      return scalarFromText(member.kind, element.text) ?? refuse(path, scalarWords[member.kind]);
  }
}

function readObject(shape: Shape, element: XmlElement, refuse: Refuse, path: string): object {
  if (shape.type && element.type !== undefined && element.type !== shape.type.xml)
    return { [typeMember]: element.type };
  const result: Record<string, unknown> = {};
  for (const child of element.children) {
    if (!Object.hasOwn(shape.members, child.name) || Object.hasOwn(result, child.name)) continue;
    const member = shape.members[child.name] as Member;
    if (child.namespace !== (member.elementNamespace ?? shape.namespace)) continue;
    const one = read(member, child, refuse, path === '' ? child.name : `${path}.${child.name}`);
    if (one !== undefined) result[child.name] = one;
  }
  return result;
}

function itemName(item: Member): { namespace: string; name: string } {
  if (item.kind === 'object') return item;
  return { namespace: arrays, name: item.kind === 'enum' ? 'string' : item.kind };
}

/** Prefixes as the vendor's templates have them; the namespace of the body has none. */
const prefixes = new Map([
  [campaignManagement, ''],
  [schemaInstance, 'i:'],
]);
/** The one of other namespaces: none of them is within another. */
const ofItems = 'a1';

/**
 * The XML of an object: elements in the order of the shape, absent ones left out. What is around it
 * must bind the default namespace to the body's, and `i` where the shape has a derived type.
 */
export function writeXml<S extends Shape>(shape: S, value: ValueOf<S>, name = shape.name): string {
  return write(shape, value, name, prefixes);
}

/** The XML of its members alone, for what is around them by another hand. */
export function writeXmlMembers<S extends Shape>(shape: S, value: ValueOf<S>): string {
  return writeMembers(shape, value, prefixes);
}

type Prefixes = ReadonlyMap<string, string>;

/** @param name with its prefix */
function write(member: Member, value: unknown, name: string, outside: Prefixes): string {
  switch (member.kind) {
    case 'object': {
      const { binding, bound } = bind(member.namespace, outside);
      const type = member.type === undefined ? '' : ` i:type="${member.type.xml}"`;
      return `<${name}${binding}${type}>${writeMembers(member, value, bound)}</${name}>`;
    }
    case 'list': {
      const item = itemName(member.item);
      const { binding, bound } = bind(item.namespace, outside);
      const itemTag = `${bound.get(item.namespace)}${item.name}`;
      const items = (value as readonly unknown[]).map((each) =>
        write(member.item, each, itemTag, bound),
      );
      return `<${name}${binding}>${items.join('')}</${name}>`;
    }
    case 'flags':
      return element(name, (value as readonly string[]).join(' '));
    default:
      return element(name, String(value));
  }
}

function writeMembers(shape: Shape, value: unknown, bound: Prefixes): string {
  const written = Object.entries(shape.members).map(([name, member]) => {
    if (shape.type && name === typeMember) return '';
    const given = (value as Readonly<Record<string, unknown>>)[name];
    if (given === undefined || given === null) return '';
    const prefix = bound.get(member.elementNamespace ?? shape.namespace) ?? '';
    return write(member, given, `${prefix}${name}`, bound);
  });
  return written.join('');
}

/** The attribute that binds a prefix to the namespace of what an element holds, where none is bound. */
function bind(namespace: string, bound: Prefixes): { binding: string; bound: Prefixes } {
  if (bound.has(namespace)) return { binding: '', bound };
  return {
    binding: ` xmlns:${ofItems}="${namespace}"`,
    bound: new Map([...bound, [namespace, `${ofItems}:`]]),
  };
}

export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A bare one would be read as a line feed.
  '\r': '&#xD;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => escapes[character] as string);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 can not hold
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;

/** Whether XML 1.0 can hold the text: most control characters it can not, not even escaped. */
export function fitsXml(text: string): boolean {
  return !notXml.test(text);
}
