import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeEach, expect, it, test } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger';
import type { TestDatabase } from './cases';
import { conversionsOf } from './numbered.mjs';
import { secret, sha256 } from './steps';

const count = 10_000;

interface ChildSettings {
  readonly from: number;
  readonly to: number;
  readonly isBackwards?: boolean;
  readonly file: string;
  readonly waits?: boolean;
}

interface Child {
  readonly process: ChildProcess;
  /** Resolves with the next line that it prints; undefined once it has ended. */
  line(): Promise<string | undefined>;
}

/** What several processes do with one ledger. The place is how a child opens the database. */
export function processCases(
  database: () => TestDatabase & { readonly place: Readonly<Record<string, string>> },
): void {
  let ledger: Ledger;
  beforeEach(async () => {
    await database().empty();
    ledger = await openLedger(database().handle, { account: '4711', secret });
  });

  function start({ file, ...settings }: ChildSettings): Child {
    const all = { ...database().place, ...settings, secret, sha256: sha256(file) };
    const child = spawn(process.execPath, ['test/ledger/child.mjs', JSON.stringify(all)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    const lines = linesOf(child);
    return { process: child, line: async () => (await lines.next()).value };
  }

  /** Starts them, and gives what each printed at its end. */
  async function outcomesOf(...all: readonly ChildSettings[]) {
    const children = all.map(start);
    await Promise.all(children.map(({ line }) => line()));
    const lines = await Promise.all(children.map(({ line }) => line()));
    return lines.map((line) => JSON.parse(line ?? '{}') as { upload: number; refused: number });
  }

  const pending = async () => (await ledger.status()).conversions.pending;

  test.each<[what: string, first: [number, number], second: [number, number], refused: number]>([
    ['the same conversions in opposite order', [0, count], [0, count], count],
    ['some of the same conversions', [0, count], [count / 2, count * 1.5], count / 2],
    ['one conversion that is the same', [0, count], [count - 1, count * 2], 1],
  ])('two processes with %s: one of them reserves', async (_, one, other, refused) => {
    const outcomes = await outcomesOf(
      { from: one[0], to: one[1], file: 'first' },
      { from: other[0], to: other[1], file: 'second', isBackwards: true },
    );
    const [loser] = outcomes.filter(({ upload }) => upload === 0);
    // PostgreSQL may have shown the first of them before the other process had reserved them.
    expect(loser?.refused).toBeGreaterThan(0);
    expect(loser?.refused).toBeLessThanOrEqual(refused);
    const winner = outcomes.find((outcome) => outcome !== loser);
    expect(winner?.refused).toBe(0);
    const [upload, ...others] = await ledger.uploads();
    expect([upload?.upload, others]).toEqual([winner?.upload, []]);
    expect(await pending()).toBe(upload?.conversions);
  });

  it('four processes with other conversions all reserve', async () => {
    const quarters = [0, 1, 2, 3].map((i) => ({
      from: (i * count) / 4,
      to: ((i + 1) * count) / 4,
    }));
    const outcomes = await outcomesOf(
      ...quarters.map((quarter, i) => ({ ...quarter, file: `${i}`, isBackwards: i % 2 === 0 })),
    );
    expect(outcomes.map(({ refused }) => refused)).toEqual([0, 0, 0, 0]);
    expect(new Set(outcomes.map(({ upload }) => upload)).size).toBe(4);
    expect(await pending()).toBe(count);
  });

  it('what a killed process has reserved is kept, and the same file goes on', async () => {
    const child = start({ from: 0, to: count, file: 'first', waits: true });
    await child.line();
    const { upload } = JSON.parse((await child.line()) ?? '{}');
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    expect(await pending()).toBe(count);
    expect((await ledger.uploads({ open: true })).map((each) => each.upload)).toEqual([upload]);
    const [other, same] = await outcomesOf(
      { from: 0, to: 1, file: 'second' },
      { from: 0, to: count, file: 'first' },
    );
    expect([other, same]).toEqual([
      { upload: 0, refused: 1 },
      { upload, refused: 0 },
    ]);
    await ledger.settle(upload, []);
    expect((await ledger.status()).conversions).toEqual({
      ...{ pending: 0, accepted: 0, rejected: 0, unknown: count, retracted: 0 },
    });
  });

  it('a process that is killed while it reserves has reserved all or nothing', async () => {
    const found = new Set<number>();
    for (const delay of [0, 20, 40, 80, 120, 160, 240, 320]) {
      const child = start({ from: 0, to: count, file: 'first', waits: true });
      await child.line();
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.process.kill('SIGKILL');
      await once(child.process, 'exit');
      const uploads = await ledger.uploads({ open: true });
      expect(await pending()).toBe(uploads.length === 0 ? 0 : count);
      found.add(await pending());
      for (const { upload } of uploads) await ledger.release(upload);
      expect(await pending()).toBe(0);
    }
    // A kill at once came before the end of it.
    expect(found).toContain(0);
    expect((await ledger.known(conversionsOf(0, 1)))[0]).toBeUndefined();
  });
}

async function* linesOf({ stdout }: ChildProcess): AsyncGenerator<string> {
  let text = '';
  for await (const piece of stdout ?? []) {
    const lines = `${text}${piece}`.split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}
