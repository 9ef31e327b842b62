import type { IncomingHttpHeaders } from 'node:http';
import { isObject, memberOf } from '../api/wire/json';
import { parseJson } from '../text/json/parse-json';
import { type ServiceCall, serviceOperations } from '../vendor/hosts';
import { accountIdOf, bearerOf, madeUp, textOf } from './credentials';
import type { Tokens } from './sign-in/tokens';

/** The kind of a call: one of the service, the consent page, or an address that nothing answers. */
export type DoubleCallName = ServiceCall | 'Authorize' | 'unknown';

/** A call that the double has received. It holds no token and no secret. */
export interface DoubleCall {
  readonly call: DoubleCallName;
  /** When it came, by the double's clock. */
  readonly at: number;
  /** The account that its headers name. */
  readonly accountId: string | undefined;
  /** The upload that it is about. */
  readonly requestId: string | undefined;
  /** Undefined until it is answered, and for good if its connection was cut. */
  readonly httpStatus: number | undefined;
  /** The name of the error that it was refused with. */
  readonly error: string | undefined;
  /** Whether it had a token in `Authorization` or `AuthenticationToken`. */
  readonly hasAuthorization: boolean;
  /**
   * Its headers, with names in lower case. Instead of a token there is `right`, `expired` or `wrong`,
   * and for `Authorization` also `malformed`.
   */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The parsed JSON of an operation, or the fields of a request for tokens: of these `grant_type`,
   * `scope` and `redirect_uri` are recorded as they are, a refresh token as `newest`, `older` or
   * `wrong`, and all others as `…`.
   */
  readonly body: unknown;
}

export type OpenCall = { -readonly [Name in keyof DoubleCall]: DoubleCall[Name] };

/** Starts the record of a call. */
export function openCall(
  call: DoubleCallName,
  at: number,
  headers: IncomingHttpHeaders,
  tokens: Tokens,
): OpenCall {
  return {
    call,
    at,
    accountId: accountIdOf(headers),
    requestId: undefined,
    httpStatus: undefined,
    error: undefined,
    hasAuthorization:
      headers.authorization !== undefined || headers.authenticationtoken !== undefined,
    headers: describeHeaders(headers, tokens),
    body: undefined,
  };
}

function describeHeaders(headers: IncomingHttpHeaders, tokens: Tokens) {
  const described: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const text = textOf(headers, name) ?? String(headers[name]);
    described[name] = describeHeader(name, text, headers, tokens);
  }
  return described;
}

function describeHeader(
  name: string,
  text: string,
  headers: IncomingHttpHeaders,
  tokens: Tokens,
): string {
  switch (name) {
    case 'authorization': {
      const token = bearerOf(headers);
      return token === undefined ? 'malformed' : tokens.describeAccess(token);
    }
    case 'authenticationtoken':
      return tokens.describeAccess(text);
    case 'developertoken':
      return text === madeUp.developerToken ? 'right' : 'wrong';
    default:
      return text;
  }
}

const plainFields = ['grant_type', 'scope', 'redirect_uri'];

/** Adds to the record of a call what its body shows. That of a file is not kept. */
export function describeBody(call: OpenCall, body: Buffer, tokens: Tokens): void {
  if (call.call === 'GetToken') {
    const fields = Array.from(new URLSearchParams(body.toString()), ([name, text]) => {
      if (plainFields.includes(name)) return [name, text];
      return [name, name === 'refresh_token' ? tokens.describeRefresh(text) : '…'];
    });
    call.body = Object.fromEntries(fields);
  } else if (isOperation(call.call)) {
    const parsed = parseJson(body.toString());
    call.body = 'value' in parsed ? parsed.value : undefined;
    const requestId = isObject(call.body) ? memberOf(call.body, 'RequestId') : undefined;
    if (requestId !== undefined) call.requestId = String(requestId);
  }
}

function isOperation(call: DoubleCallName): boolean {
  return Object.hasOwn(serviceOperations, call);
}
