import { describe } from 'vitest';
import { manyQuestions } from './many-questions';
import { usePglite } from './pglite';

describe('many questions', () => manyQuestions(usePglite()));
