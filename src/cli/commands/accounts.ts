import { alignColumns } from '../../report/terminal/aligned';
import { visible, writeJson } from '../../text/shown/escapes';
import { createDocument } from '../documents/document';
import { oneOf, readArguments } from '../flags/arguments';
import { onCall, openService } from '../flags/service';
import { serviceFlags } from '../flags/service-flags';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../wrong-use';

const { environment } = serviceFlags;
export const flags = { environment, format: { type: 'string' } } as const;

export async function accountsCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  if (positionals.length > 0) throw new UsageError('accounts takes only options.');
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  const { client } = await openService(values, terminal, 'user');
  const { signal } = terminal;
  const user = await onCall(client.whoAmI({ signal }));
  const accounts = await onCall(client.getAccounts({ signal }));
  if (format === 'json') {
    await terminal.out(`${writeJson(createDocument('accounts', { user, accounts }))}\n`);
    return 0;
  }
  const rows = accounts.map(({ customerId = '', id, number = '', name = '', status = '' }) => [
    customerId,
    id,
    number,
    status,
    visible(name),
  ]);
  const lines = alignColumns([['customer', 'account', 'number', 'status', 'name'], ...rows]);
  const who = `Signed in as ${visible(user.userName ?? user.id)}.`;
  await terminal.out([who, ...(rows.length > 0 ? lines : ['No accounts.']), ''].join('\n'));
  return 0;
}
