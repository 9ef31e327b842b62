import { generateCommand } from './generate';
import { type Command, help } from './help';
import { readCommand } from './read';
import { rulesCommand } from './rules';
import { Interrupted, openTerminal, ReaderGone, type Terminal } from './terminal';
import { UsageError } from './usage-error';
import { validateCommand } from './validate';
import { version } from './version';

const commands: Record<Command, (args: readonly string[], terminal: Terminal) => Promise<number>> =
  {
    validate: validateCommand,
    read: readCommand,
    generate: generateCommand,
    rules: rulesCommand,
  };

/** Runs the command that the arguments name, and gives its exit code. */
async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--version') {
    await terminal.out(`${version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    await terminal.out(help.main);
    return 0;
  }
  if (!Object.hasOwn(commands, name)) {
    terminal.err(name === '' ? help.main : `There is no command "${name}".\n\n${help.main}`);
    return 2;
  }
  const command = name as Command;
  const flags = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  if (flags.includes('--help') || flags.includes('-h')) {
    await terminal.out(help[command]);
    return 0;
  }
  if (flags.includes('--version')) return main(['--version'], terminal);
  try {
    return await commands[command](rest, terminal);
  } catch (cause) {
    terminal.clear();
    if (cause instanceof ReaderGone) return 0;
    if (cause instanceof Interrupted) return cause.signal === 'SIGINT' ? 130 : 143;
    if (!(cause instanceof UsageError)) throw cause;
    terminal.err(`msads-bulk ${name}: ${cause.message}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2), openTerminal());
