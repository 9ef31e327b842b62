import type { SentRecord } from '../../src/ledger';

export function conversionsOf(from: number, to: number): SentRecord[];
