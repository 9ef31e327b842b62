import type { Flags } from './arguments';

/** Flags of the commands that know what was sent. The secret is not among them: every user can list them. */
export const ledgerFlags = {
  ledger: { type: 'string', file: 'read' },
  'account-id': { type: 'string' },
} as const satisfies Flags;
