import type { PoolRunnerInitializer } from 'vitest/node';

export const node24: string;
export const isNeeded: boolean;
export const pool: PoolRunnerInitializer;
