import { defaultLimits, type InflationLimits } from '../../file/archive';
import { type Origin, withOrigin } from '../../source/origin';
import { inflate } from './inflate';
import { type OnRead, piecesOf } from './pieces';
import { unzip } from './unzip';

/**
 * The bytes of a chosen file, unpacked if it is an archive. Like the command line, it tells its name and
 * its packing, which an upload is judged by.
 */
export function openFile(
  file: File,
  onRead: OnRead = () => {},
  limits: InflationLimits = defaultLimits,
): AsyncIterable<Uint8Array> {
  let origin: Origin = { name: file.name };
  const tell = (found: Origin) => {
    origin = { ...found, name: file.name };
  };
  const pieces = contents(file, { onRead, limits, tell });
  return withOrigin(pieces, () => origin);
}

async function* contents(
  file: File,
  {
    onRead,
    limits,
    tell,
  }: {
    readonly onRead: OnRead;
    readonly limits: InflationLimits;
    tell(found: Origin): void;
  },
): AsyncGenerator<Uint8Array, void> {
  const [a, b, c, d] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) {
    yield* unzip(file, limits, onRead, (entries) => tell({ ...entries, packing: 'zip' }));
  } else if (a === 0x1f && b === 0x8b) {
    tell({ packing: 'gzip' });
    yield* inflate(piecesOf(file, onRead), 'gzip', limits);
  } else {
    yield* piecesOf(file, onRead);
  }
}
