import { messageOf } from '../../messages/issue';
import { type DecodeFault, Decoder } from '../../source/decode';
import { lineEnds } from '../../text/place';
import { ServiceAnswerError } from '../wire/answer-error';
import { tooLong } from '../wire/bounds';

/** Reads the text of an answer, and stops as soon as it is too long. */
export async function readAnswerText(
  pieces: AsyncIterable<Uint8Array | string>,
  maxLength: number,
): Promise<string> {
  const decoder = new Decoder(['json', 'xml', 'service-answer']);
  const parts: string[] = [];
  let length = 0;
  let line = 1;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
    line += lineEnds(text);
    if (length > maxLength) throw tooLong(maxLength);
    if (decoder.fault) throw decodeError(decoder.fault, line);
  };
  for await (const piece of pieces) add(decoder.push(piece));
  add(decoder.end());
  return parts.join('');
}

function decodeError(fault: DecodeFault, line: number): ServiceAnswerError {
  if (fault.kind === 'encoding')
    return new ServiceAnswerError(
      'encoding',
      `The bytes of the answer are not valid UTF-8: line ${line}.`,
    );
  const facts = { format: fault.format };
  return new ServiceAnswerError('not-an-answer', messageOf({ code: 'not-a-bulk-file', facts }));
}
