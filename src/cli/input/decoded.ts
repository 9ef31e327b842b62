import { faultOfText } from '../../bulk/fault';
import { type CsvFault, sourceFault } from '../../csv/read';
import { BulkFileError } from '../../messages/errors';
import { Decoder } from '../../source/decode';
import { lineEnds } from '../../text/place';
import { unreadable } from '../unreadable';

/** The text of the bytes, without a byte order mark. What can not be read on ends it, with its line. */
export async function* decoded(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new Decoder();
  let line = 1;
  const error = (fault: CsvFault) =>
    unreadable(file, new BulkFileError(faultOfText(fault), { line, row: 0 }));
  const checked = (text: string) => {
    line += lineEnds(text);
    if (decoder.fault) throw error(decoder.fault);
    return text;
  };
  try {
    for await (const piece of bytes) yield checked(decoder.push(piece));
  } catch (cause) {
    const fault = sourceFault(cause);
    throw fault ? error(fault) : cause;
  }
  yield checked(decoder.end());
}
