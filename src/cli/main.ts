#!/usr/bin/env node
import { visible } from '../report/terminal/ink';
import { applyCommand } from './commands/apply';
import { generateCommand } from './commands/generate';
import { goalsCommand } from './commands/goals';
import { readCommand } from './commands/read';
import { reportCommand } from './commands/report';
import { resultsCommand } from './commands/results';
import { rulesCommand } from './commands/rules';
import { validateCommand } from './commands/validate';
import { type Command, help } from './help';
import { Interrupted, openTerminal, ReaderGone, type Terminal } from './output/terminal';
import { UsageError } from './usage-error';
import { version } from './version';

const commands: Record<Command, (args: readonly string[], terminal: Terminal) => Promise<number>> =
  {
    validate: validateCommand,
    read: readCommand,
    generate: generateCommand,
    apply: applyCommand,
    results: resultsCommand,
    goals: goalsCommand,
    report: reportCommand,
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
    const wrong = `msads-bulk: there is no command "${name}"; see msads-bulk --help.\n`;
    await terminal.err(name === '' ? help.main : wrong);
    return 2;
  }
  const command = name as Command;
  const flags = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  if (flags.includes('--help') || flags.includes('-h')) {
    await terminal.out(help[command]);
    return 0;
  }
  if (flags.includes('--version')) return main(['--version'], terminal);
  return await commands[command](rest, terminal);
}

/** Runs the command, and says in one sentence what ends it early. */
async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    process.exitCode = await main(args, terminal);
  } catch (cause) {
    terminal.clear();
    // What is still open or unwritten would keep the process waiting for nobody.
    if (cause instanceof ReaderGone) process.exit(0);
    if (cause instanceof Interrupted) process.exit(cause.exitCode);
    process.exitCode = 2;
    const command = Object.hasOwn(commands, args[0] ?? '') ? ` ${args[0]}` : '';
    const wrong =
      cause instanceof UsageError
        ? visible(cause.message)
        : `a fault of its own: ${stackOf(cause)}`;
    await terminal.err(`msads-bulk${command}: ${wrong}\n`);
  }
}

const stackOf = (cause: unknown) => (cause instanceof Error ? cause.stack : String(cause));

await run(process.argv.slice(2), openTerminal());
