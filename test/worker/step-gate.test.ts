import { expect, it, vi } from 'vitest';
import { StepGate, StoppedBetweenSteps } from '../../src/worker/work/step-gate';

it('ends at once what only waits', () => {
  const gate = new StepGate(true);
  gate.close();
  expect(gate.signal.reason).toBeInstanceOf(StoppedBetweenSteps);
});

it.each(['sending', 'fetching'] as const)('lets %s end first', (step) => {
  const gate = new StepGate(true);
  gate.pass({ step });
  gate.close();
  expect(gate.signal.aborted).toBe(false);
  gate.pass({ step: 'waiting' });
  expect(gate.signal.aborted).toBe(true);
});

it('lets a call for an address end, and its answer be kept, but for five seconds only', () => {
  vi.useFakeTimers();
  try {
    const [quick, slow] = [new StepGate(false), new StepGate(false)];
    for (const gate of [quick, slow]) gate.close();
    vi.advanceTimersByTime(4999);
    expect(quick.signal.aborted).toBe(false);
    quick.passKept();
    expect(quick.signal.aborted).toBe(true);
    expect(slow.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(slow.signal.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('ends at once what another worker has taken over', () => {
  const gate = new StepGate(true);
  gate.pass({ step: 'sending' });
  const reason = new Error('taken');
  gate.abandon(reason);
  expect(gate.signal.reason).toBe(reason);
});
