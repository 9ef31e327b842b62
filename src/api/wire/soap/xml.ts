import { type Member, type Shape, typeMember, type ValueOf } from '../shape';
import { arrays, campaignManagement, derivedTypes, namespaceOf } from './namespaces';

/** The element of a list's item. */
export function itemElement(item: Member): { readonly namespace: string; readonly name: string } {
  if (item.kind === 'object') return { namespace: namespaceOf(item), name: item.name };
  return { namespace: arrays, name: item.kind === 'enum' ? 'string' : item.kind };
}

/**
 * Prefix of every namespace but that of the body, which is the default one. One is enough: none of them
 * contains another.
 */
const otherPrefix = 'a1';

/**
 * Writes the members of an object as elements in the order of its shape, without those that are absent.
 * The element around them must bind the default namespace to the body's, and `i` where a shape has a
 * derived type.
 */
export function writeMembers<S extends Shape>(shape: S, value: ValueOf<S>): string {
  const elements = Object.entries(shape.members).map(([name, member]) => {
    if (shape.type !== undefined && name === typeMember) return '';
    const part = (value as Readonly<Record<string, unknown>>)[name];
    if (part === undefined || part === null) return '';
    return write(member, part, name, namespaceOf(shape));
  });
  return elements.join('');
}

/** Writes an element of this name and namespace. */
function write(member: Member, value: unknown, name: string, namespace: string): string {
  const tag = namespace === campaignManagement ? name : `${otherPrefix}:${name}`;
  const bind = (inner: string) =>
    [campaignManagement, namespace].includes(inner) ? '' : ` xmlns:${otherPrefix}="${inner}"`;
  switch (member.kind) {
    case 'object': {
      const type = member.type === undefined ? '' : ` i:type="${derivedTypes[member.name]}"`;
      const content = writeMembers(member, value as object);
      return `<${tag}${bind(namespaceOf(member))}${type}>${content}</${tag}>`;
    }
    case 'list': {
      const element = itemElement(member.item);
      const items = (value as readonly unknown[]).map((item) =>
        write(member.item, item, element.name, element.namespace),
      );
      return `<${tag}${bind(element.namespace)}>${items.join('')}</${tag}>`;
    }
    case 'flags':
      return writeElement(tag, (value as string).replaceAll(',', ' '));
    default:
      return writeElement(tag, String(value));
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns a bare carriage return into a line feed.
  '\r': '&#xD;',
};

export function writeElement(tag: string, text: string): string {
  const escaped = text.replace(/[&<>"'\r]/g, (character) => escapes[character] as string);
  return `<${tag}>${escaped}</${tag}>`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to hold these
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;

/** Whether XML 1.0 can hold the text. It cannot hold most control characters, not even escaped. */
export function fitsXml(text: string): boolean {
  return !notXml.test(text);
}
