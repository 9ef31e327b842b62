#!/usr/bin/env node
import { main } from './main';
import { Terminal } from './output/terminal';

const terminal = new Terminal(process);
process.exitCode = await main(process.argv.slice(2), terminal);
// Anything that is still open or unwritten at this point would keep the process alive.
if (terminal.signal.aborted) process.exit();
