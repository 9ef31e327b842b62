import type { Ledger, LedgerStatus } from '../../ledger/ledger';
import { pluralize } from '../../report/terminal/ink';
import { visible, writeJson } from '../../text/shown/escapes';
import { createDocument } from '../documents/document';
import type { KeptConversion } from '../documents/service';
import { oneNamedFile, oneOf, readArguments } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { ledgerFlags } from '../flags/ledger-flags';
import { readMoment } from '../flags/moment';
import { canBeReadAgain } from '../input/file';
import { importUpload } from '../ledger/import-upload';
import { createNamedLedger, openNamedLedger } from '../ledger/open-ledger';
import { assertSeparate } from '../output/file';
import { createLines } from '../output/lines';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';

export const flags = {
  ...ledgerFlags,
  result: { type: 'string', file: 'read' },
  'response-mode': { type: 'string' },
  now: { type: 'string' },
  format: { type: 'string' },
} as const;

type Values = ReturnType<typeof readArguments<typeof flags>>['values'];

const actions = ['create', 'status', 'import', 'prune', 'export'] as const;

export async function ledgerCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, flags);
  const [action, ...files] = positionals;
  if (!isAction(action))
    throw new UsageError(
      `Name what to do: ${actions.slice(0, -1).join(', ')}, or ${actions.at(-1)}.`,
    );
  if (action !== 'import' && files.length > 0)
    throw new UsageError(`ledger ${action} needs no FILE.`);
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  const pair = action === 'import' ? await readPair(values, files, terminal) : undefined;
  const open = action === 'create' ? createNamedLedger : openNamedLedger;
  const ledger = await open(values, terminal);
  if (pair) await importUpload(ledger, pair, terminal);
  else if (action === 'export') await print(ledger, terminal);
  else if (action === 'prune') await prune(ledger, values, terminal);
  else await showStatus(ledger, format, terminal);
  return 0;
}

function isAction(word: string | undefined): word is (typeof actions)[number] {
  return actions.some((action) => action === word);
}

async function readPair(values: Values, files: readonly string[], terminal: Terminal) {
  const upload = oneNamedFile('UPLOAD', files);
  const { result } = values;
  for (const file of [upload, result])
    if (file !== undefined && !(await canBeReadAgain(file, terminal)))
      throw new UsageError(
        'ledger import needs each FILE by name, because it is read more than once.',
      );
  await assertSeparate(namedFiles(flags, values, { UPLOAD: upload }), terminal);
  const responseMode = oneOf('response-mode', values['response-mode'], [
    'errors-only',
    'errors-and-results',
  ]);
  return { upload, result, responseMode };
}

async function print(ledger: Ledger, terminal: Terminal): Promise<void> {
  const lines = createLines(terminal.out);
  for await (const { acceptedAt, adjustedAt, expires, ...conversion } of ledger.conversions()) {
    const kept: KeptConversion = {
      ...conversion,
      ...(acceptedAt && { acceptedAt: acceptedAt.toISOString() }),
      ...(adjustedAt && { adjustedAt: adjustedAt.toISOString() }),
      expires: expires.toISOString().slice(0, 10),
    };
    lines.add(writeJson(kept));
    await lines.flushIfFull();
  }
  await lines.flush();
}

async function prune(ledger: Ledger, { now }: Values, terminal: Terminal): Promise<void> {
  const { conversions, uploads } = await ledger.prune(
    now === undefined ? undefined : readMoment(now, '--now'),
  );
  const both = `${pluralize(conversions, 'conversion')} and ${pluralize(uploads, 'upload')}`;
  await terminal.out(`Removed ${both}.\n`);
}

async function showStatus(
  ledger: Ledger,
  format: 'text' | 'json',
  terminal: Terminal,
): Promise<void> {
  const status = await ledger.status();
  const open = await ledger.uploads({ open: true });
  const since = new Date(status.since).toISOString();
  if (format === 'json') {
    const uploads = open.map(({ upload, state, requestId, rows, made }) => ({
      ...{ upload, state, ...(requestId && { requestId }), rows, made: made.toISOString() },
    }));
    const { conversions, uploads: counts } = status;
    const members = { since, conversions, uploads: counts, open: uploads };
    await terminal.out(`${writeJson(createDocument('ledger-status', members))}\n`);
    return;
  }
  await terminal.out(`${describeStatus(status, since)}\n`);
  for (const { upload, state, requestId, rows, made } of open) {
    const id = requestId ? `, request ${requestId}` : '';
    const text = `Upload ${upload}: ${state} since ${made.toISOString()}, ${pluralize(rows, 'record')}${id}`;
    await terminal.out(`${visible(text)}\n`);
  }
}

function describeStatus({ conversions, uploads }: LedgerStatus, since: string): string {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ') || 'none';
  return `Since ${since}\nConversions: ${list(conversions)}\nUploads: ${list(uploads)}`;
}
