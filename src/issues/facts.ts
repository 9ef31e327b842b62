import type { CellFacts } from './cell-facts';
import type { FileFacts } from './file-facts';
import type { RecordFacts } from './record-facts';
import type { WholeFileFacts } from './whole-file-facts';

/**
 * The facts that an issue of each code carries: what its message is made of. Codes that are not listed
 * have none. Lengths are in UTF-16 units, column numbers are 1-based.
 */
export interface Facts extends FileFacts, CellFacts, RecordFacts, WholeFileFacts {}

/** The facts of one code; undefined for a code without facts. */
export type FactsOf<Code extends string> = Code extends keyof Facts ? Facts[Code] : undefined;
