import { expect, it } from 'vitest';
import { jobIdOf } from '../../src/worker/plan/job-id';

it('is a UUID of version 5, the same for the same file of the same account', () => {
  const file = 'a'.repeat(64);
  const id = jobIdOf('456', file);
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(jobIdOf('456', file)).toBe(id);
  expect(jobIdOf('457', file)).not.toBe(id);
  expect(jobIdOf('456', 'b'.repeat(64))).not.toBe(id);
});
