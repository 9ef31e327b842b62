import { bytesAndMarks } from './bytes';
import { headers } from './headers';
import { lines } from './lines';
import type { Nasty } from './nasty';
import { quotes } from './quotes';

/** Every nasty file, whatever is wrong with it. */
export const all: readonly Nasty[] = [...quotes, ...bytesAndMarks, ...lines, ...headers];
