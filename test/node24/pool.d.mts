import type { PoolRunnerInitializer } from 'vitest/node';

export const pool: PoolRunnerInitializer;
