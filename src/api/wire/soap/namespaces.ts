import type { Shape } from '../shape';

/** Bodies of requests and answers, and the objects in them. */
export const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';
/** `AdApiFaultDetail` with its members, and the TrackingId of `ApiFaultDetail`. */
export const adApi = 'https://adapi.microsoft.com';
/** Items of lists of scalars. */
export const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
/** Items of a `ForwardCompatibilityMap`. */
const generic = 'http://schemas.datacontract.org/2004/07/System.Collections.Generic';
/** `i:nil` and `i:type`. */
export const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

export const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
/** SOAP 1.2, in which gateways answer. */
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

const objectNamespaces: Readonly<Record<string, string>> = {
  AdApiError: adApi,
  AdApiFaultDetail: adApi,
  KeyValuePairOfstringstring: generic,
};

/** The namespace of an object's element in a list, and of its members. */
export function namespaceOf({ name }: Shape): string {
  return objectNamespaces[name] ?? campaignManagement;
}

/** The namespace of a member's element. */
export function memberNamespace(shape: Shape, member: string): string {
  const isOther = shape.name === 'ApiFaultDetail' && member === 'TrackingId';
  return isOther ? adApi : namespaceOf(shape);
}

/** The type that `i:type` names for a shape with a `type`. The element has the name of its base. */
export const derivedTypes: Readonly<Record<string, string>> = {
  ConversionGoal: 'OfflineConversionGoal',
};
