import { ServiceAnswerError } from '../answer-error';
import { type List, type Member, type Shape, typeMember } from '../shape';
import { derivedTypes, memberNamespace } from './namespaces';
import type { XmlElement } from './parse-xml';
import { itemElement } from './xml';

/**
 * Turns an element into the JSON value with the same content, for `readJson` to check. `i:nil` becomes
 * null. Elements are found by namespace and local name. Unknown members of an object are ignored, because
 * the service may add some, but nothing else: what is not understood may be an error.
 * @throws ServiceAnswerError for a list with other content than its items, an object with text, and a
 * member that occurs twice
 */
export function toJson(member: Member, element: XmlElement): unknown {
  if (element.nil) {
    if (element.children.length > 0) throw refuse(element, 'is nil, but has content');
    return null;
  }
  if (member.kind !== 'object' && member.kind !== 'list' && element.children.length > 0)
    throw refuse(element, 'must contain text, not elements');
  switch (member.kind) {
    case 'object':
      return toJsonObject(member, element);
    case 'list':
      return toJsonList(member, element);
    case 'enum':
      return element.text.trim();
    case 'flags':
      return element.text.trim().replace(/\s+/g, ',');
    default:
      return element.text;
  }
}

function toJsonList({ item }: List, element: XmlElement): unknown[] {
  assertNoText(element);
  const { namespace, name } = itemElement(item);
  return element.children.map((child) => {
    if (child.name !== name || child.namespace !== namespace)
      throw refuse(element, `must contain only elements ${name}`);
    return toJson(item, child);
  });
}

function toJsonObject(shape: Shape, element: XmlElement): object {
  if (shape.type !== undefined && ![undefined, derivedTypes[shape.name]].includes(element.type))
    return { [typeMember]: element.type };
  assertNoText(element);
  const result: Record<string, unknown> = {};
  const found = new Set<string>();
  let unknown: string | undefined;
  for (const child of element.children) {
    if (!Object.hasOwn(shape.members, child.name)) {
      unknown ??= child.name;
      continue;
    }
    if (child.namespace !== memberNamespace(shape, child.name)) continue;
    if (found.has(child.name)) throw refuse(child, 'occurs twice');
    found.add(child.name);
    const value = toJson(shape.members[child.name] as Member, child);
    if (value !== null) result[child.name] = value;
  }
  // An object with nothing but unknown members is refused, as in JSON.
  return found.size === 0 && unknown !== undefined ? { [unknown]: null } : result;
}

function assertNoText(element: XmlElement): void {
  if (element.text.trim() !== '') throw refuse(element, 'must contain elements, not text');
}

/** The names of elements that a shape has are not data. */
export function refuse({ name }: XmlElement, what: string): ServiceAnswerError {
  return new ServiceAnswerError('member', `${name} ${what}.`);
}
