import { nearest } from '../text/nearest';
import { describeUnknown } from '../text/shown/unknown-name';
import { readLogFormat } from './flags/log-format';
import { type Command, help } from './help';
import { logText } from './output/log';
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
  profile: async () => (await import('./commands/profile')).profileCommand,
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
    const message =
      cause instanceof UsageError ? cause.message : `internal error: ${stackOf(cause)}`;
    await logEnd(isCommand(name) ? name : undefined, message, terminal);
    return 2;
  } finally {
    await terminal.close();
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const flags = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  terminal.logsJson = readLogFormat(flags) === 'json';
  const [name = '', ...rest] = args;
  const print = async (text: string) => {
    await terminal.out(text);
    return 0;
  };
  if (name === '--version') return print(`${version}\n`);
  if (name === '--help' || name === '-h' || name === 'help') return print(help.main);
  if (!isCommand(name)) {
    if (name === '' && !terminal.logsJson) await terminal.err(help.main);
    else await logEnd(undefined, describeNoCommand(name), terminal);
    return 2;
  }
  if (flags.includes('--help') || flags.includes('-h')) return print(help[name]);
  if (flags.includes('--version')) return print(`${version}\n`);
  const command = await commands[name]();
  return command(rest, terminal);
}

/** Describes what is wrong with a first argument that names no command. */
function describeNoCommand(name: string): string {
  const list = ' Run msads-bulk --help for a list.';
  if (name === '' || /^--log-format(?:=|$)/.test(name)) return `Name a command first.${list}`;
  const { shown, offer } = describeUnknown(name, nearest(name, Object.keys(commands)));
  return `Unknown command ${shown}.${offer || list}`;
}

/** Says what ends the command. */
function logEnd(command: Command | undefined, message: string, terminal: Terminal): Promise<void> {
  const entry = { level: 'error', message, ...(command && { command }) } as const;
  const prefix = command === undefined ? 'msads-bulk' : `msads-bulk ${command}`;
  return terminal.log(entry, () => `${prefix}: ${logText(entry)}`);
}

function stackOf(cause: unknown): string {
  return (cause instanceof Error && cause.stack) || String(cause);
}
