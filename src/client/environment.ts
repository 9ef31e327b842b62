import * as z from 'zod/mini';
import { type ServiceHosts, serviceHosts } from '../vendor/hosts';

/**
 * The service to talk to: `'production'`, `'sandbox'`, or addresses of your own, such as those of a
 * double. Hosts, tokens and the scope of the sign-in belong together, so one setting selects them all.
 */
export type Environment = 'production' | 'sandbox' | ServiceHosts;

const url = z.string().check(z.refine(isSafeUrl));

const environments = z.union([
  z.enum(['production', 'sandbox']),
  z.object({
    bulk: url,
    campaignManagement: url,
    customerManagement: url,
    uploads: z.string(),
    microsoft: z.object({ issuer: url, scope: z.string() }),
    google: z.object({ authorize: url, token: url, scope: z.string() }),
  }),
]);

/** Checks for the option `environment`. */
export const environmentSchema = z.custom<Environment>(
  (value) => z.safeParse(environments, value).success,
  '"production", "sandbox", or all addresses of a service, each with https, or with http on this machine',
);

/** Looks up the addresses of an environment. */
export function hostsOf(environment: Environment): ServiceHosts {
  return typeof environment === 'string' ? serviceHosts[environment] : environment;
}

/** Whether what is sent to an address stays private: by https, or on this machine. */
export function isSafeUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether a file, and with it the tokens, may go to the address that the service gave for it. */
export function isUploadUrl(address: string, { uploads }: ServiceHosts): boolean {
  if (!isSafeUrl(address)) return false;
  const { hostname } = new URL(address);
  return uploads.startsWith('.') ? hostname.endsWith(uploads) : hostname === uploads;
}
