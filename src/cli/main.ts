import { nearest } from '../text/nearest';
import { visible } from '../text/shown/escapes';
import { describeUnknown } from '../text/shown/unknown-name';
import { type Command, help } from './help';
import { EarlyEnd, type Terminal } from './output/terminal';
import { version } from './version';
import { UsageError } from './wrong-use';

type RunCommand = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Each command is loaded when it is run: together they take longer to load than most files to check. */
const commands: Readonly<Record<Command, () => Promise<RunCommand>>> = {
  validate: async () => (await import('./commands/validate')).validateCommand,
  fix: async () => (await import('./commands/fix')).fixCommand,
  page: async () => (await import('./commands/page')).pageCommand,
  read: async () => (await import('./commands/read')).readCommand,
  generate: async () => (await import('./commands/generate')).generateCommand,
  apply: async () => (await import('./commands/apply')).applyCommand,
  results: async () => (await import('./commands/results')).resultsCommand,
  goals: async () => (await import('./commands/goals')).goalsCommand,
  report: async () => (await import('./commands/report')).reportCommand,
  login: async () => (await import('./commands/login')).loginCommand,
  upload: async () => (await import('./commands/upload')).uploadCommand,
  send: async () => (await import('./commands/send')).sendCommand,
  ledger: async () => (await import('./commands/ledger')).ledgerCommand,
  worker: async () => (await import('./commands/worker')).workerCommand,
  accounts: async () => (await import('./commands/accounts')).accountsCommand,
  explain: async () => (await import('./commands/reference/explain')).explainCommand,
  rules: async () => (await import('./commands/reference/rules')).rulesCommand,
  'service-double': async () => (await import('./commands/service-double')).serviceDoubleCommand,
};

const isCommand = (name: string): name is Command => Object.hasOwn(commands, name);

/**
 * Runs the command that the arguments name and gives its exit code. Whatever ends the command early is
 * printed in one sentence; nothing is thrown.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal);
  } catch (cause) {
    terminal.clear();
    if (cause instanceof EarlyEnd) return cause.exitCode;
    const [name = ''] = args;
    const command = isCommand(name) ? ` ${name}` : '';
    const wrong =
      cause instanceof UsageError ? visible(cause.message) : `internal error: ${stackOf(cause)}`;
    await terminal.err(`msads-bulk${command}: ${wrong}\n`);
    return 2;
  } finally {
    await terminal.close();
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args;
  const print = async (text: string) => {
    await terminal.out(text);
    return 0;
  };
  if (name === '--version') return print(`${version}\n`);
  if (name === '--help' || name === '-h' || name === 'help') return print(help.main);
  if (!isCommand(name)) {
    const { shown, offer } = describeUnknown(name, nearest(name, Object.keys(commands)));
    const wrong = `Unknown command ${shown}.${offer || ' Run msads-bulk --help for a list.'}`;
    await terminal.err(name === '' ? help.main : `msads-bulk: ${wrong}\n`);
    return 2;
  }
  const flags = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  if (flags.includes('--help') || flags.includes('-h')) return print(help[name]);
  if (flags.includes('--version')) return print(`${version}\n`);
  const command = await commands[name]();
  return command(rest, terminal);
}

function stackOf(cause: unknown): string {
  const text = (cause instanceof Error && cause.stack) || String(cause);
  return text.split('\n').map(visible).join('\n');
}
