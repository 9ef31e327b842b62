import { outputHead } from '../../contracts/output-head';
import type { Documents } from './documents';

/** Makes the object that a command prints: its members behind the name of its schema. */
export function createDocument<Name extends keyof Documents>(name: Name, members: Documents[Name]) {
  return { ...outputHead(name), ...members } as const;
}
