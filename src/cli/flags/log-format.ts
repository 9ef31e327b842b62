import { oneOf } from './arguments';

const flag = '--log-format';

/** Reads the flag that every command has, before the command reads its own: it holds for what is wrong with them. */
export function readLogFormat(args: readonly string[]): 'text' | 'json' | undefined {
  let value: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (arg === flag) value = args[index + 1];
    else if (arg.startsWith(`${flag}=`)) value = arg.slice(flag.length + 1);
  }
  return oneOf('log-format', value, ['text', 'json']);
}
