import type * as files from 'node:fs/promises';
import type * as core from '../../../src/index';
import type * as node from '../../../src/node';
import type * as services from '../../../src/services';

/** The package as a runtime has loaded it. */
export interface Library {
  readonly core: typeof core;
  readonly services: typeof services;
  /** Where there is a file system: the entry for paths, and an empty folder. */
  readonly node?: {
    readonly entry: typeof node;
    readonly files: typeof files;
    readonly folder: string;
  };
}

/**
 * One thing that must be the same in every runtime. It uses nothing but what all of them have; what it
 * gives is fit for JSON, and so is what is expected.
 */
export interface Check {
  readonly name: string;
  readonly run: (library: Library) => unknown;
  readonly expected: unknown;
}

export const now = new Date('2026-11-21T12:00:00Z');
export const click = 'f894f652ea334e739002f7167ab8f8e3';

/** Lines as an upload file has them: the byte order mark first, each ended by CRLF. */
export function upload(...lines: readonly string[]): string {
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Bytes as the text that they are, the byte order mark included. */
export async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for await (const piece of pieces) text += utf8.decode(piece, { stream: true });
  return text + utf8.decode();
}

/** What a call throws or rejects with: its class, by name and by `instanceof`, and its facts. */
export async function thrownBy(
  call: () => unknown,
  { core, services }: Library,
): Promise<Record<string, unknown>> {
  try {
    await call();
  } catch (cause) {
    const { BulkFileError, InvalidRecordError } = core;
    const classes = { BulkFileError, InvalidRecordError, TypeError, ...services };
    const { name, message } = cause as Error;
    const facts = cause instanceof BulkFileError ? { code: cause.code, line: cause.line } : {};
    const ours = classes[name as keyof typeof classes];
    return { name, message, ...facts, isInstance: cause instanceof (ours as typeof Error) };
  }
  return { name: 'nothing was thrown' };
}
