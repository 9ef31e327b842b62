import type { Flags } from './arguments';

/** Flags of the commands that call the service. Secrets are not among them: every user can list them. */
export const serviceFlags = {
  environment: { type: 'string' },
  'customer-id': { type: 'string' },
  'account-id': { type: 'string' },
} as const satisfies Flags;
