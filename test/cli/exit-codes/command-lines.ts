import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { runLogin } from '../../support/login-run';
import { now, run } from '../../support/run';
import type { Scratch } from '../../support/scratch';
import { openServiceRun } from '../../support/service-run';
import { files } from './files';
import { services } from './lines-of-calling';

/** Commands that check records. */
export const checking = ['validate', 'fix', 'read', 'generate', 'apply'];

const isTimed = (command: string) =>
  [...checking, 'upload', 'send'].includes(command.split(' ')[0] ?? '') &&
  !/ --(?:now|resume)/.test(command);

/** What opens a ledger. */
const ledgerEnv = {
  MSADS_LEDGER_SECRET: 'a secret of the tests',
  MSADS_ACCOUNT_ID: '2000001',
};

/**
 * Runs a command line in a folder with the files, and a folder of requests that another run has left. Of
 * commands joined with `&&`, the code of the last counts.
 */
export async function codeOf(line: string, scratch: Scratch): Promise<number | null> {
  for (const name of readdirSync(scratch.path)) rmSync(scratch.at(name), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(scratch.at(name), text);
  mkdirSync(scratch.at('earlier'));
  writeFileSync(scratch.at('earlier/00009-ApplyOfflineConversions.json'), '{}');
  const [, variable, value = '', words = ''] = /^(?:(\w+)=(\S*) )?(.*)$/.exec(line) ?? [];
  const env = {
    ...(/\bledger\b/.test(words) && ledgerEnv),
    ...(variable === undefined || variable === 'SERVICE' ? {} : { [variable]: value }),
  };
  const callsService = /(?:^|&& )(?:upload|send|accounts)\b| --(?:send|fetch)\b|--goals fetch/.test(
    words,
  );
  const service = callsService
    ? await openServiceRun(services[variable === 'SERVICE' ? value : ''])
    : undefined;
  let code: number | null = null;
  for (const command of words.split(' && ')) {
    const args = [
      ...command.split(' ').map((word) => (word === 'DOUBLE' && service?.double.origin) || word),
      ...(isTimed(command) ? now : []),
    ];
    const runLine = service?.run ?? (command.startsWith('login ') ? runLogin : run);
    code = (await runLine(args, { cwd: scratch.path, env })).code;
  }
  return code;
}
