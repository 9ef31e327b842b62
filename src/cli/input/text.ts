import { faultOfText } from '../../bulk/fault';
import { type CsvFault, sourceFault } from '../../csv/read';
import { BulkFileError } from '../../messages/errors';
import { Decoder } from '../../source/decode';
import { lineEnds } from '../../text/place';
import { asUsageError } from '../wrong-use';

/** The text of an input, without a byte order mark. Throws with the line from which it cannot be read. */
export async function* inputText(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new Decoder(['json', 'service-answer']);
  let line = 1;
  const errorOf = (fault: CsvFault) =>
    asUsageError(new BulkFileError(faultOfText(fault), { line, row: 0 }), file);
  const assertReadable = (text: string) => {
    line += lineEnds(text);
    if (decoder.fault) throw errorOf(decoder.fault);
    return text;
  };
  try {
    for await (const piece of bytes) yield assertReadable(decoder.push(piece));
  } catch (cause) {
    const fault = sourceFault(cause);
    throw fault ? errorOf(fault) : cause;
  }
  yield assertReadable(decoder.end());
}
