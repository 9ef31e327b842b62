import type { Codec } from './codec';
import type { CellScreen } from './screening';

/** Declares in which texts a codec certainly finds no fault. */
export function withScreen<Raw, Value, Input>(
  texts: CellScreen,
  codec: Codec<Raw, Value, Input>,
): Codec<Raw, Value, Input> {
  return { ...codec, screen: { texts, insteadOf: codec.read } };
}

/** The texts in which a codec certainly finds no fault. None are known of a copy that reads in another way. */
export function screenOf({ screen, read }: Codec): CellScreen | undefined {
  return screen?.insteadOf === read ? screen.texts : undefined;
}
