import { readFile, rm } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { FileChange } from '../../node/replace/replace-files';
import { writeOutputs } from '../output/file';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

const plan = z.object({
  /** SHA-256 of the input that the files were made of. */
  sha256: z.string(),
  /** The account that they are sent to, with its customer and environment. */
  account: z.string(),
  /** The exit code for the records of the input that were left out. */
  exitCode: z.int(),
  /** The files in the order in which they are sent. */
  files: z.array(
    z.object({
      file: z.string(),
      /** SHA-256 of the file. */
      sha256: z.string(),
      records: z.int(),
      /** The service's id of the upload, once it has begun. */
      requestId: z.optional(z.string()),
      /** The exit code for the file, once its outcome has been shown. */
      exitCode: z.optional(z.int()),
    }),
  ),
});

/** The files that an input was made into, and how far each of them is. */
export type SendPlan = z.infer<typeof plan>;
export type PlannedFile = SendPlan['files'][number];

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

/** Whether records of the plan may be on their way, so that it must not be forgotten. */
export function isUnderWay({ files }: SendPlan): boolean {
  return (
    files.some(({ requestId }) => requestId !== undefined) &&
    files.some(({ exitCode }) => exitCode === undefined)
  );
}

/** Writes the plan, whole or not at all. */
export function writePlan(output: string, plan: SendPlan, terminal: Terminal): Promise<void> {
  async function* changes(): AsyncGenerator<FileChange, void> {
    const bytes = new TextEncoder().encode(`${JSON.stringify(plan, undefined, 2)}\n`);
    yield { path: planOf(output), pieces: [bytes], mode: 0o600 };
  }
  return writeOutputs(changes(), terminal);
}

export function removePlan(output: string, terminal: Terminal): Promise<void> {
  const name = planOf(output);
  return onFile(name, rm(terminal.resolve(name), { force: true }));
}
