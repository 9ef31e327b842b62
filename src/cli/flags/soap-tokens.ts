import type { SoapHeaders } from '../../api/wire/soap/envelope';
import { fitsXml } from '../../api/wire/soap/xml';
import { UsageError } from '../wrong-use';

const variables = {
  authenticationToken: 'MSADS_AUTHENTICATION_TOKEN',
  developerToken: 'MSADS_DEVELOPER_TOKEN',
  customerId: 'MSADS_CUSTOMER_ID',
  customerAccountId: 'MSADS_CUSTOMER_ACCOUNT_ID',
} as const satisfies Record<keyof SoapHeaders, string>;

/**
 * Reads the SOAP headers from the environment. A variable that is not set is listed, because its header
 * gets a placeholder. No message repeats a value.
 */
export function soapTokens(environment: Readonly<Record<string, string | undefined>>) {
  const headers: Record<string, string> = {};
  const placeholders: string[] = [];
  for (const [header, variable] of Object.entries(variables)) {
    const value = environment[variable]?.trim() ?? '';
    if (header.endsWith('Id') && !/^\d*$/.test(value))
      throw new UsageError(`${variable} must contain only digits.`);
    if (!fitsXml(value))
      throw new UsageError(`${variable} contains a character that XML cannot represent.`);
    if (value === '') placeholders.push(variable);
    else headers[header] = value;
  }
  return { headers, placeholders };
}
