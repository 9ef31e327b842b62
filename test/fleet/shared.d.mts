import type { Clock } from '../../src/client';

export function fastClock(time: { readonly base: number; readonly speed: number }): Clock;
