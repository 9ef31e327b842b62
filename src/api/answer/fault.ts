import { recordError } from '../../results/error';
import type { RecordError } from '../../results/outcome';
import { rulesFor } from '../../results/rows';
import { isObject, type Refuse, readJson } from '../wire/json';
import type { ValueOf } from '../wire/shape';
import { soap, soap12 } from '../wire/soap/namespaces';
import type { XmlElement } from '../wire/soap/parse-xml';
import { readXml } from '../wire/soap/xml';
import { adApiFaultDetail, apiFaultDetail, type BatchErrorObject } from './objects';

/** Why a whole request failed. */
export interface ServiceFault {
  readonly trackingId: string | undefined;
  /** Errors of the request: at least one, unless there are some of its items. */
  readonly errors: readonly RecordError[];
  /** Errors of its items. */
  readonly batchErrors: readonly BatchErrorObject[];
}

type ApiFaultDetail = ValueOf<typeof apiFaultDetail>;
type AdApiFaultDetail = ValueOf<typeof adApiFaultDetail>;

/** The fault that a JSON body tells of: flat and told apart by its Type, or inside ApplicationFault. */
export function faultOfJson(body: object, refuse: Refuse): ServiceFault | undefined {
  const inner = own(body, 'ApplicationFault');
  const fault = isObject(inner) ? inner : body;
  const type = own(fault, 'Type');
  if (type === 'AdApiFaultDetail' || own(fault, 'Errors') != null)
    return adApiFault(readJson(adApiFaultDetail, fault, refuse) as AdApiFaultDetail);
  const isFault =
    fault === inner ||
    (typeof type === 'string' && /Fault(?:Detail)?$/.test(type)) ||
    own(fault, 'OperationErrors') != null ||
    own(fault, 'BatchErrors') != null;
  return isFault ? apiFault(readJson(apiFaultDetail, fault, refuse) as ApiFaultDetail) : undefined;
}

function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name as keyof object] : undefined;
}

/** The fault that the content of a SOAP body is, or a detail that stands alone. */
export function faultOfXml(content: XmlElement, refuse: Refuse): ServiceFault | undefined {
  const isFault =
    content.name === 'Fault' && (content.namespace === soap || content.namespace === soap12);
  if (!isFault) return faultDetail(content, refuse);
  const details = content.children.find(({ name }) => /^detail$/i.test(name))?.children ?? [];
  for (const detail of details) {
    const fault = faultDetail(detail, refuse);
    if (fault) return fault;
  }
  // Of a fault of the transport there are only words.
  return faultOf(undefined, [wordsOf(content)]);
}

/** What SOAP 1.1 says of a fault; or SOAP 1.2, whose words stand one level deeper. */
function wordsOf({ children }: XmlElement): RecordError {
  const words = (name: string, outer: string, inner: string) => {
    const inside = children.find((child) => child.name === outer)?.children ?? [];
    const found =
      children.find((child) => child.name === name) ?? inside.find((child) => child.name === inner);
    return found?.text.trim() ?? '';
  };
  const code = words('faultcode', 'Code', 'Value').split(':').at(-1) as string;
  return wordless(code, words('faultstring', 'Reason', 'Text'));
}

function wordless(name: string, detail: string): RecordError {
  return recordError(
    { number: undefined, name, fallbackCode: 'Fault', fieldPath: '', detail },
    rulesFor,
  );
}

/** A fault that tells no error is an error all the same: without one it would look like none. */
function faultOf(
  trackingId: string | undefined,
  errors: readonly RecordError[],
  batchErrors: readonly BatchErrorObject[] = [],
): ServiceFault {
  const isSilent = errors.length + batchErrors.length === 0;
  return { trackingId, errors: isSilent ? [wordless('', '')] : errors, batchErrors };
}

function faultDetail(element: XmlElement, refuse: Refuse): ServiceFault | undefined {
  const is = (shape: { name: string; namespace: string }) =>
    element.name === shape.name && element.namespace === shape.namespace;
  if (is(apiFaultDetail))
    return apiFault(readXml(apiFaultDetail, element, refuse) as ApiFaultDetail);
  if (is(adApiFaultDetail))
    return adApiFault(readXml(adApiFaultDetail, element, refuse) as AdApiFaultDetail);
  return undefined;
}

function apiFault({ TrackingId, BatchErrors, OperationErrors }: ApiFaultDetail): ServiceFault {
  return faultOf(TrackingId, (OperationErrors ?? []).map(errorOf), BatchErrors);
}

function adApiFault({ TrackingId, Errors }: AdApiFaultDetail): ServiceFault {
  const errors = (Errors ?? []).map(({ Detail = '', ...error }) =>
    errorOf({ ...error, Details: Detail }),
  );
  return faultOf(TrackingId, errors);
}

/** An error of any kind as a result file would tell it. */
export function errorOf(
  error: Pick<BatchErrorObject, 'Code' | 'ErrorCode' | 'Details' | 'Message' | 'FieldPath'>,
): RecordError {
  const { Code, ErrorCode = '', Details, Message = '', FieldPath = '' } = error;
  const otherwise = Code === undefined ? '' : String(Code);
  const detail = Details || Message;
  return recordError(
    { number: Code, name: ErrorCode, fallbackCode: otherwise, fieldPath: FieldPath, detail },
    rulesFor,
  );
}
