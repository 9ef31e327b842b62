/*
 * SOAP ends on 31 January 2027. This folder is all of it: `soapWriter` writes a request from its JSON
 * value, `readSoapAnswer` reads an answer into the JSON value that REST would have sent. To take it out,
 * `git rm -r` the folder and its tests, and remove its callers, which the wall test lists, with what
 * they alone need: `FormatOptions` and `canHold` in api/wire/request.ts, `refuseUnfit` in
 * api/apply/requests.ts, `operations` in api/answer/answer.ts, the codes `xml` and `doctype`,
 * `RequestFormat` in services.ts, the flag `--format` of `apply`, and saxes in package.json.
 */

import * as z from 'zod/mini';
import type { Operation } from '../shape';
import { campaignManagement, schemaInstance, soap } from './namespaces';
import { fitsXml, writeElement, writeMembers } from './xml';

/** The headers of a SOAP request. In JSON these are HTTP headers, which the caller sends. */
export interface SoapHeaders {
  /** The OAuth access token. */
  readonly authenticationToken?: string | undefined;
  readonly developerToken?: string | undefined;
  /** Identifier of the customer: digits. A number must be exact. */
  readonly customerId?: string | number | bigint | undefined;
  /** Identifier of the account: digits. A number must be exact. */
  readonly customerAccountId?: string | number | bigint | undefined;
}

// A message must not hold a token, so it names only what is expected.
const token = z.custom<string>(
  (value) => typeof value === 'string' && fitsXml(value),
  'text that XML can hold',
);
const id = z.custom<string | number | bigint>(isId, 'digits; a number must be exact');

/** A number beyond 2^53 has been rounded, and may name another account. */
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

const path = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';

/**
 * Creates the writer of requests with these headers. An absent header gets a placeholder, such as
 * `DeveloperTokenHere`.
 *
 * Source: the request templates of the operations, Campaign Management API.
 */
export function soapWriter(headers: SoapHeaders) {
  const header = (name: string, value: string | number | bigint | undefined) =>
    writeElement(name, value === undefined || value === '' ? `${name}Here` : String(value));
  const tokens =
    header('AuthenticationToken', headers.authenticationToken) +
    header('CustomerAccountId', headers.customerAccountId) +
    header('CustomerId', headers.customerId) +
    header('DeveloperToken', headers.developerToken);
  return ({ name, request }: Operation, value: object) => ({
    path,
    body:
      `<s:Envelope xmlns:i="${schemaInstance}" xmlns:s="${soap}">` +
      `<s:Header xmlns="${campaignManagement}">` +
      `<Action mustUnderstand="1">${name}</Action>${tokens}</s:Header>` +
      `<s:Body><${name}Request xmlns="${campaignManagement}">${writeMembers(request, value)}</${name}Request></s:Body>` +
      `</s:Envelope>`,
  });
}
