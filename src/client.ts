export {
  type CallAdvice,
  type CallError,
  type CallFailure,
  isServiceCallError,
  ServiceCallError,
} from './client/call-error';
export type { Clock } from './client/clock';
export type { Environment } from './client/environment';
export {
  type AuthorizationRequest,
  authorizationRequest,
  type ConsentOptions,
} from './client/tokens/authorization-request';
export {
  type ExchangedTokens,
  type ExchangeOptions,
  exchangeCode,
} from './client/tokens/exchange-code';
export type { TokenProvider, TokenRequest } from './client/tokens/provider';
export {
  type RefreshingGoogleTokenOptions,
  refreshingGoogleToken,
} from './client/tokens/refreshing-google-token';
export { type RefreshingTokenOptions, refreshingToken } from './client/tokens/refreshing-token';
export type { ServiceCall, ServiceHosts } from './vendor/hosts';
