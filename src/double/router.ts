import type { IncomingHttpHeaders } from 'node:http';
import { isObject } from '../api/wire/json';
import { type ServiceOperation, serviceOperations } from '../vendor/hosts';
import { type Answer, textAnswer } from './answer';
import { answerDownload } from './bulk/answer-download';
import { uploadPath } from './bulk/answer-uploads';
import { receiveFile } from './bulk/receive-file';
import type { DoubleCallName, OpenCall } from './calls';
import { accountError, accountIdOf, bearerOf, tokenError } from './credentials';
import { faultAnswer, malformedRequest } from './fault';
import { operationAt, operations } from './operations';
import type { Service } from './service';
import { authorize } from './sign-in/authorize';
import { answerTokenRequest } from './sign-in/token-endpoint';
import type { IdentityProvider } from './sign-in/tokens';
import type { Trouble } from './trouble';

/** Where a call goes. */
export interface Route {
  readonly call: DoubleCallName;
  readonly method: 'GET' | 'POST';
  /** The upload that the address names. */
  readonly requestId?: string | undefined;
  readonly provider?: IdentityProvider;
}

/** A request as it was received. */
export interface Request {
  readonly origin: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const patterns: readonly (readonly [RegExp, Omit<Route, 'requestId'>])[] = [
  [new RegExp(`^${uploadPath}/([^/]+)$`), { call: 'UploadBulkFile', method: 'POST' }],
  [/^\/results\/([^/]+)\.zip$/, { call: 'DownloadResult', method: 'GET' }],
  [
    /^\/login\/[^/]+\/oauth2\/v2\.0\/token$/,
    { call: 'GetToken', method: 'POST', provider: 'Microsoft' },
  ],
  [
    /^\/login\/[^/]+\/oauth2\/v2\.0\/authorize$/,
    { call: 'Authorize', method: 'GET', provider: 'Microsoft' },
  ],
  [/^\/google\/token$/, { call: 'GetToken', method: 'POST', provider: 'Google' }],
  [/^\/google\/authorize$/, { call: 'Authorize', method: 'GET', provider: 'Google' }],
];

export function routeOf({ pathname }: URL): Route {
  const operation = operationAt(pathname);
  if (operation) return { call: operation, method: 'POST' };
  for (const [pattern, route] of patterns) {
    const match = pattern.exec(pathname);
    if (match) return { ...route, requestId: match[1] };
  }
  return { call: 'unknown', method: 'GET' };
}

/** Processes a call whose body is in its record. */
export async function handleCall(
  route: Route,
  request: Request,
  trouble: Trouble,
  call: OpenCall,
  service: Service,
): Promise<Answer> {
  const { url, headers, body } = request;
  const { requestId = '', provider = 'Microsoft' } = route;
  switch (route.call) {
    case 'unknown':
      return textAnswer(404, '');
    case 'Authorize':
      return authorize(url.searchParams, provider, service.codes);
    case 'GetToken': {
      const form = new URLSearchParams(body.toString());
      const { tokens, codes, settings } = service;
      const { clientSecret, tokenLife } = settings;
      return answerTokenRequest(form, provider, { tokens, codes, clientSecret, tokenLife });
    }
    case 'UploadBulkFile':
      return receiveFile({ requestId, headers, body, end: trouble }, service);
    case 'DownloadResult':
      return answerDownload(requestId, url.searchParams, service);
    default:
      return operate(route.call, request, call, service);
  }
}

async function operate(
  name: ServiceOperation,
  { origin, headers }: Request,
  call: OpenCall,
  service: Service,
): Promise<Answer> {
  const { tokens, settings } = service;
  // Who the user is and which accounts there are can be asked without an account.
  const hasAccount = serviceOperations[name].host !== 'customerManagement';
  const wrong =
    tokenError(headers, bearerOf(headers), tokens) ??
    (hasAccount ? accountError(headers, settings.accounts) : undefined);
  if (wrong !== undefined) return faultAnswer(wrong);
  const body = call.body;
  if (!isObject(body)) return malformedRequest('The body must be a JSON object.');
  return operations[name]({ origin, accountId: accountIdOf(headers), body }, service);
}
