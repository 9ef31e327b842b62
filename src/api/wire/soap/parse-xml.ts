import { SaxesParser } from 'saxes';
import { ServiceAnswerError } from '../answer-error';
import { maxLevels, maxParts, tooDeep, tooManyParts } from '../bounds';
import { schemaInstance } from './namespaces';

/** An element, identified by its namespace and local name. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Whether `i:nil` marks it as having no value. */
  readonly nil: boolean;
  /** Local name in `i:type`, without its prefix. */
  readonly type: string | undefined;
  readonly children: readonly XmlElement[];
  /** All text directly in it. */
  readonly text: string;
}

type OpenElement = XmlElement & { text: string; readonly children: XmlElement[] };

/** Attributes of one element. A real one has 3. */
const maxAttributes = 100;

/**
 * Parses XML within bounds. A DOCTYPE is refused, so no entities exist but the five of XML. Faults are
 * reported by their place alone: the parser's own messages repeat the text.
 * @param firstLine the line on which the text begins
 */
export function parseXml(text: string, firstLine: number): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let parts = 0;

  parser.on('doctype', () => {
    const message =
      'The answer has a DOCTYPE, which the service never sends. It may be a web page.';
    throw new ServiceAnswerError('doctype', message);
  });
  let attributeCount = 0;
  parser.on('opentagstart', () => {
    attributeCount = 0;
  });
  parser.on('attribute', () => {
    attributeCount++;
    if (attributeCount <= maxAttributes) return;
    const message = `An element of the answer has more than ${maxAttributes} attributes.`;
    throw new ServiceAnswerError('too-many', message);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    parts++;
    if (parts > maxParts) throw tooManyParts();
    if (open.length === maxLevels) throw tooDeep();
    const instance = (name: string) =>
      Object.values(attributes).find(
        (attribute) => attribute.uri === schemaInstance && attribute.local === name,
      )?.value;
    const element: OpenElement = {
      namespace: uri,
      name: local,
      nil: ['true', '1'].includes(instance('nil')?.trim() ?? ''),
      type: instance('type')?.trim().split(':').at(-1),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });

  try {
    parser.write(text).close();
  } catch (cause) {
    if (cause instanceof ServiceAnswerError) throw cause;
    const place = `line ${firstLine + parser.line - 1}, column ${parser.columnIndex + 1}`;
    throw new ServiceAnswerError('xml', `The answer is not well-formed XML: ${place}.`);
  }
  return root as OpenElement;
}
