#!/usr/bin/env node
import { temporaryFiles } from '../node/replace/temporary-files';
import { main } from './main';
import { Terminal } from './output/terminal';

// For an end that does not wait, such as a second Ctrl-C.
process.on('exit', temporaryFiles.removeAll);
const terminal = new Terminal(process);
process.exitCode = await main(process.argv.slice(2), terminal);
// Anything that is still open or unwritten at this point would keep the process alive.
if (terminal.signal.aborted) process.exit();
