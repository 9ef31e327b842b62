import { createDecoder } from '../../source/decode';
import { lineEnds } from '../../text/place';
import { ServiceAnswerError } from '../wire/answer-error';

/** The text of an answer. No more of it is kept than may be read, however long its source is. */
export async function answerText(
  pieces: AsyncIterable<Uint8Array | string>,
  maxLength: number,
): Promise<string> {
  const decoder = createDecoder();
  const parts: string[] = [];
  let length = 0;
  let line = 1;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
    line += lineEnds(text);
    if (decoder.fault) throw noText(decoder.fault.code, line);
    if (length <= maxLength) return;
    const message = `The answer has more than ${maxLength} characters, which are the most that are read.`;
    throw new ServiceAnswerError('too-long', message);
  };
  for await (const piece of pieces) add(decoder.push(piece));
  add(decoder.end());
  return parts.join('');
}

function noText(code: 'encoding' | 'not-a-bulk-file', line: number): ServiceAnswerError {
  if (code === 'encoding')
    return new ServiceAnswerError(
      code,
      `The bytes of the answer are not valid UTF-8: line ${line}.`,
    );
  return new ServiceAnswerError(
    'not-an-answer',
    'The answer is an archive or a spreadsheet, and no text.',
  );
}
