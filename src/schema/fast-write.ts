import type { Codec, FastWrite } from './codec';

/** Gives a codec a shortcut for writing. */
export function withFastWrite<Raw, Value, Input>(
  codec: Codec<Raw, Value, Input>,
  { take, format = String }: Pick<FastWrite<Raw>, 'take'> & Partial<FastWrite<Raw>>,
): Codec<Raw, Value, Input> {
  const { read, write } = codec;
  return { ...codec, fastWrite: { take, format, insteadOf: { read, write } } };
}

/** The shortcut of a codec, if it stands for how the codec reads and writes. */
export function fastWriteOf({ fastWrite, read, write }: Codec): FastWrite | undefined {
  const { insteadOf } = fastWrite ?? {};
  return insteadOf?.read === read && insteadOf.write === write ? fastWrite : undefined;
}
