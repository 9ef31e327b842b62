#!/usr/bin/env node
import { main } from './main';
import { openTerminal } from './output/terminal';

const terminal = openTerminal(process);
process.exitCode = await main(process.argv.slice(2), terminal);
// What is still open or unwritten then would keep the process waiting for nobody.
if (terminal.signal.aborted) process.exit();
