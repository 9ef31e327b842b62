import { readFile, rm } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

const plan = z.object({
  /** SHA-256 of the input that the files were made of. */
  sha256: z.string(),
  /** The files in the order in which they are sent, and whether that is done. */
  files: z.array(z.object({ file: z.string(), records: z.int(), isDone: z.boolean() })),
});

/** The files that an input was made into, and which of them have been sent. */
export type SendPlan = z.infer<typeof plan>;

/** The name of the plan for an output. */
export const planOf = (output: string) => `${output}.send.json`;

/** Reads the plan of an earlier run; undefined if that run, or none, has ended. */
export async function readPlan(output: string, terminal: Terminal): Promise<SendPlan | undefined> {
  const name = planOf(output);
  const text = await readFile(terminal.resolve(name), 'utf8').catch((cause) => {
    if (cause.code === 'ENOENT') return undefined;
    return onFile(name, Promise.reject(cause));
  });
  if (text === undefined) return undefined;
  try {
    return plan.parse(JSON.parse(text));
  } catch {
    throw new UsageError(
      `${name}: What an earlier run has left cannot be read. Remove it only if you know what that run has sent.`,
    );
  }
}

export function planBytes(plan: SendPlan): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(plan, undefined, 2)}\n`);
}

export function removePlan(output: string, terminal: Terminal): Promise<void> {
  const name = planOf(output);
  return onFile(name, rm(terminal.resolve(name), { force: true }));
}
