import { readdir } from 'node:fs/promises';
import { journalOf } from '../../node/upload/upload-journal';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

const journalEnd = journalOf('');

/** Whether an argument is the id of an upload, which is a GUID, and not the name of a file. */
export function isRequestId(argument: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(argument);
}

/** Finds the file whose upload goes on: that of the journal or file that is named, or of the only journal here. */
export async function findFileToResume(
  names: readonly string[],
  terminal: Terminal,
): Promise<string> {
  const [name, ...more] = names;
  if (more.length > 0) throw new UsageError('Name one upload to resume.');
  if (name !== undefined) return withoutEnd(name);
  const journals = (await onFile('.', readdir(terminal.resolve('.')))).filter((each) =>
    each.endsWith(journalEnd),
  );
  const [journal, ...others] = journals;
  if (journal === undefined)
    throw new UsageError('This folder has no journal of an upload. Name a FILE.');
  if (others.length > 0)
    throw new UsageError(`Name the upload to resume: ${journals.map(withoutEnd).join(', ')}.`);
  return withoutEnd(journal);
}

function withoutEnd(name: string): string {
  return name.endsWith(journalEnd) ? name.slice(0, -journalEnd.length) : name;
}
