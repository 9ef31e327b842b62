/** Wrong use of the command: one sentence, exit code 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
