import { SaxesParser } from 'saxes';
import { ServiceAnswerError } from '../answer-error';
import {
  mostAttributes,
  mostLevels,
  mostParts,
  tooDeep,
  tooManyAttributes,
  tooManyParts,
} from '../bounds';
import { schemaInstance } from './namespaces';

/** An element, known by its namespace and local name. The only user of saxes makes them. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Whether `i:nil` says that it has no value. */
  readonly nil: boolean;
  /** The local name that `i:type` gives, without its prefix. */
  readonly type: string | undefined;
  readonly children: readonly XmlElement[];
  /** All text directly in it. */
  readonly text: string;
}

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[] };

/**
 * Parses XML within bounds. A DOCTYPE is refused, so that there are no entities but the five of XML.
 * What is wrong is said by its place: the parser's words repeat the text.
 * @param firstLine the line on which the text begins
 */
export function parseXml(text: string, firstLine = 1): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: Open | undefined;
  let parts = 0;

  parser.on('doctype', () => {
    throw new ServiceAnswerError(
      'doctype',
      'The answer has a DOCTYPE, as a web page has and no answer of the service: it is refused.',
    );
  });
  let ofElement = 0;
  parser.on('opentagstart', () => {
    ofElement = 0;
  });
  parser.on('attribute', () => {
    ofElement++;
    if (ofElement > mostAttributes) throw tooManyAttributes();
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    parts++;
    if (parts > mostParts) throw tooManyParts();
    if (open.length === mostLevels) throw tooDeep();
    const instance = (name: string) =>
      Object.values(attributes).find((each) => each.uri === schemaInstance && each.local === name)
        ?.value;
    const element: Open = {
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
  const add = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });

  try {
    parser.write(text).close();
  } catch (cause) {
    if (cause instanceof ServiceAnswerError) throw cause;
    throw new ServiceAnswerError(
      'xml',
      `The answer is not well-formed XML: line ${firstLine + parser.line - 1}, column ${parser.columnIndex + 1}.`,
    );
  }
  return root as Open;
}
