import * as z from 'zod/mini';
import { checkOptions } from '../../../options/check';
import { campaignManagement, schemaInstance, soap } from './namespaces';
import { element, fitsXml } from './xml';

/** What a SOAP request carries beside its body. In JSON these are headers of HTTP, which the caller sends. */
export interface SoapHeaders {
  /** The OAuth access token. */
  readonly authenticationToken?: string | undefined;
  readonly developerToken?: string | undefined;
  /** Identifier of the customer: digits. A number must be exact. */
  readonly customerId?: string | number | bigint | undefined;
  /** Identifier of the account: digits. A number must be exact. */
  readonly customerAccountId?: string | number | bigint | undefined;
}

/** `json` for REST, `soap` for SOAP, which the vendor ends on 31 January 2027. */
export type RequestFormat = 'json' | 'soap';

/** Where every SOAP request goes. */
export const soapPath = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';

/** The path of a REST operation. */
export function restPath(operation: string): string {
  return `/CampaignManagement/v13${operation}`;
}

// No message may hold a token: each says what is wanted, and nothing of what was given.
const token = z.custom<string>(
  (value) => typeof value === 'string' && fitsXml(value),
  'text that XML can hold',
);
const id = z.custom<string | number | bigint>(isId, 'digits; a number must be exact');

/** A number beyond 2^53 names another account. */
function isId(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return ['string', 'bigint'].includes(typeof value) && /^\d*$/.test(String(value));
}

export const headersSchema = z.strictObject({
  authenticationToken: z.optional(token),
  developerToken: z.optional(token),
  customerId: z.optional(id),
  customerAccountId: z.optional(id),
});

/**
 * Gives the writer of envelopes with these headers; a header that is absent gets a placeholder.
 *
 * Source: the templates of the operations, Campaign Management API.
 */
export function envelopeWriter(
  headers: SoapHeaders,
): (operation: string, members: string) => string {
  const given = checkOptions(headersSchema, headers);
  const header = (name: string, value: string | number | bigint | undefined) =>
    element(name, value === undefined || value === '' ? `${name}Here` : String(value));
  const fixed =
    header('AuthenticationToken', given.authenticationToken) +
    header('CustomerAccountId', given.customerAccountId) +
    header('CustomerId', given.customerId) +
    header('DeveloperToken', given.developerToken);
  return (operation, members) =>
    `<s:Envelope xmlns:i="${schemaInstance}" xmlns:s="${soap}">` +
    `<s:Header xmlns="${campaignManagement}">` +
    `<Action mustUnderstand="1">${operation}</Action>${fixed}</s:Header>` +
    `<s:Body><${operation}Request xmlns="${campaignManagement}">${members}</${operation}Request></s:Body>` +
    `</s:Envelope>`;
}
