import * as z from 'zod/mini';
import { nested } from '../../options/shapes';
import type { Operation } from './shape';
import { headersSchema, type SoapHeaders, soapWriter } from './soap/envelope';
import { fitsXml } from './soap/xml';

/** `json` for REST, `soap` for SOAP, which the vendor ends on 31 January 2027. */
export type RequestFormat = 'json' | 'soap';

/** The format in which requests are written. */
export interface FormatOptions {
  /** Default `'json'`. */
  readonly format?: RequestFormat | undefined;
  /** For the format `'soap'`. An absent header gets a placeholder, such as `DeveloperTokenHere`. */
  readonly headers?: SoapHeaders | undefined;
}

export const formatShape = {
  format: z.optional(z.enum(['json', 'soap'])),
  headers: z.optional(nested(headersSchema)),
};

export interface RequestWriter {
  /** Whether the format can hold a text; absent where it can hold any. */
  readonly canHold?: (text: string) => boolean;
  /** @param value the request's object in JSON, its members in the order of the shape */
  write(operation: Operation, value: object): { readonly path: string; readonly body: string };
}

export function createRequestWriter({ format, headers = {} }: FormatOptions): RequestWriter {
  if (format === 'soap') return { canHold: fitsXml, write: soapWriter(headers) };
  return {
    write: ({ restPath }, value) => ({
      path: `/CampaignManagement/v13${restPath}`,
      body: JSON.stringify(value),
    }),
  };
}
