import { ServiceAnswerError } from '../answer-error';
import type { Members, Shape } from '../shape';
import { namespaceOf, soap, soap12 } from './namespaces';
import { parseXml, type XmlElement } from './parse-xml';
import { refuse, toJson } from './to-json';

/**
 * Reads a SOAP answer, or the content of one without its envelope, into the JSON body that REST would
 * have sent.
 * @param firstLine the line on which the text begins
 * @param answers the elements that may stand in the body
 * @param faults the elements that may stand in a fault
 */
export function readSoapAnswer(
  text: string,
  firstLine: number,
  answers: readonly Shape[],
  faults: readonly Shape[],
): object {
  const root = parseXml(text, firstLine);
  const isEnvelope = root.name === 'Envelope' && isEnvelopePart(root);
  if (isEnvelope) assertOneBody(root);
  const [content, more] = isEnvelope ? (envelopePart(root, 'Body')?.children ?? []) : [root];
  if (more) {
    const message = 'The body of the answer has more than one element.';
    throw new ServiceAnswerError('not-an-answer', message);
  }
  const header = isEnvelope ? envelopePart(root, 'Header') : undefined;
  const trackingId = header?.children.find(({ name }) => name === 'TrackingId')?.text.trim();
  const body = content && (readFault(content, faults) ?? readAnswer(content, answers, faults));
  if (body) return { ...body, TrackingId: body.TrackingId || trackingId };
  const names = answers.map(({ name }) => name);
  throw new ServiceAnswerError('not-an-answer', `The answer has no ${names.join(' and no ')}.`);
}

/** An envelope holds a header and a body. Anything else, such as a fault beside the body, may be an error. */
function assertOneBody(envelope: XmlElement): void {
  const parts = envelope.children.map((part) => (isEnvelopePart(part) ? part.name : '?'));
  const body = envelopePart(envelope, 'Body');
  const isPlain = ['', 'Header', 'Body', 'Header,Body'].includes(parts.join());
  const text = `${envelope.text}${body?.text ?? ''}`;
  if (!isPlain || text.trim() !== '') {
    const message = 'The envelope of the answer has other content than one header and one body.';
    throw new ServiceAnswerError('not-an-answer', message);
  }
}

function isEnvelopePart({ namespace }: XmlElement): boolean {
  return namespace === soap || namespace === soap12;
}

function envelopePart(envelope: XmlElement, name: string): XmlElement | undefined {
  return envelope.children.find((child) => child.name === name && isEnvelopePart(child));
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads an answer, which may hold the members of a fault, as it may in JSON. The names of unknown members
 * are kept: an answer of nothing else is not a success.
 */
function readAnswer(
  element: XmlElement,
  answers: readonly Shape[],
  faults: readonly Shape[],
): JsonObject | undefined {
  const ofFaults = Object.assign({}, ...faults.map(({ members }) => members)) as Members;
  const shapes = answers.map((shape) => ({ ...shape, members: { ...ofFaults, ...shape.members } }));
  const body = readElement(element, shapes);
  if (!body) return undefined;
  const names = element.children.map((child) => {
    const isOther = child.namespace !== element.namespace;
    if (isOther && shapes.some(({ members }) => Object.hasOwn(members, child.name)))
      throw refuse(child, 'is in another namespace');
    return [child.name, isEmpty(child) ? null : child.name] as const;
  });
  return { ...Object.fromEntries(names), ...body };
}

function isEmpty({ children, text }: XmlElement): boolean {
  return children.length === 0 && text.trim() === '';
}

/** Reads an element that has one of these shapes. */
function readElement(element: XmlElement, shapes: readonly Shape[]): JsonObject | undefined {
  const shape = shapes.find(
    (candidate) => candidate.name === element.name && namespaceOf(candidate) === element.namespace,
  );
  return shape && { ...(toJson(shape, element) as object | null) };
}

/** Reads a fault of the service. In JSON the member `Type` names its kind. */
function readFault(content: XmlElement, faults: readonly Shape[]): JsonObject | undefined {
  const isFault = content.name === 'Fault' && isEnvelopePart(content);
  const details = isFault
    ? (content.children.find(({ name }) => /^detail$/i.test(name))?.children ?? [])
    : [content];
  for (const detail of details) {
    const fault = readElement(detail, faults);
    if (fault) return { ...fault, Type: detail.name };
  }
  return isFault ? { Type: 'Fault', OperationErrors: [readTransportFault(content)] } : undefined;
}

/** Reads the words of a fault without a detail. SOAP 1.2 has them one level deeper than SOAP 1.1. */
function readTransportFault({ children }: XmlElement): object {
  const named = (name: string, elements = children) => elements.find((each) => each.name === name);
  const textOf = (name: string, outerName: string, innerName: string) => {
    const element = named(name) ?? named(innerName, named(outerName)?.children ?? []);
    return element?.text.trim() ?? '';
  };
  const code = textOf('faultcode', 'Code', 'Value').split(':').at(-1);
  return { ErrorCode: code || 'Fault', Message: textOf('faultstring', 'Reason', 'Text') };
}
