export {
  type CallAdvice,
  type CallError,
  type CallFailure,
  isServiceCallError,
  ServiceCallError,
} from './client/call-error';
export type { Clock } from './client/clock';
export type { Environment } from './client/environment';
export type { TokenProvider, TokenRequest } from './client/tokens/provider';
export type { ServiceCall, ServiceHosts } from './vendor/hosts';
