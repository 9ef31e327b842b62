import { fileURLToPath } from 'node:url';

const module = fileURLToPath(new URL('shorten-waits.mjs', import.meta.url));

/** The environment of a process whose waits for the service are short, and of what it starts. */
export const withShortWaits = { NODE_OPTIONS: `--import=${module}` };
