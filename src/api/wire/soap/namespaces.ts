/** Bodies of requests and answers. */
export const campaignManagement = 'https://bingads.microsoft.com/CampaignManagement/v13';
/** The TrackingId inside a fault, and the whole of `AdApiFaultDetail`. */
export const adApi = 'https://adapi.microsoft.com';
/** Items of lists of scalars. */
export const arrays = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
/** Items of a `ForwardCompatibilityMap`. */
export const generic = 'http://schemas.datacontract.org/2004/07/System.Collections.Generic';
/** `i:nil` and `i:type`. */
export const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
export const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
/** SOAP 1.2, in which gateways answer. */
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
