#!/usr/bin/env node
import { main } from './main';
import { openTerminal } from './output/terminal';

const terminal = openTerminal(process);
process.exitCode = await main(process.argv.slice(2), terminal);
// Anything that is still open or unwritten at this point would keep the process alive.
if (terminal.signal.aborted) process.exit();
