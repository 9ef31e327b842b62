import { cellSentences } from './cell-sentences';
import { fileSentences } from './file-sentences';
import type { Sentences } from './phrases';
import { recordSentences } from './record-sentences';
import { wholeFileSentences } from './whole-file-sentences';

/** The message of each code, made of its facts. The files follow the groups of `issues/codes.ts`. */
export const sentences: Sentences = {
  ...fileSentences,
  ...cellSentences,
  ...recordSentences,
  ...wholeFileSentences,
  'identifier-dropped': ({ name, cause }, nameRow) =>
    `"${name}" is left out, because it is invalid and the record has another identifier. ${sentences[cause.code]((cause.facts ?? {}) as never, nameRow)}`,
};
