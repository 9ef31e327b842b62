import { describe } from 'vitest';
import { ledgerCases } from './cases';
import { usePglite } from './pglite';

describe('a ledger', () => ledgerCases(usePglite()));
