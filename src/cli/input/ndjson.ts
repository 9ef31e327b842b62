import { parseJson } from '../../api/wire/parse-json';
import { UsageError } from '../usage-error';
import { decoded } from './decoded';
import { type InputItem, itemOf } from './item';

/** Records are short: a longer line is something else, and is not collected without end. */
const longestLine = 16_777_216;

/** One JSON object a line. A line that is none is an item without an object. */
export async function* ndjsonItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let line = 0;
  for await (const lines of linesOf(file, bytes)) {
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield itemOf({ line }, parsed(text), () => text);
    }
  }
}

function parsed(text: string): unknown {
  const result = parseJson(text);
  return 'value' in result ? result.value : undefined;
}

/** Lines end in LF or CRLF only: JSON text may hold every other line end that there is. */
async function* linesOf(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[], void> {
  let rest = '';
  let line = 1;
  for await (const text of decoded(file, bytes)) {
    const [first = '', ...others] = text.split('\n');
    rest += first;
    if (rest.length > longestLine)
      throw new UsageError(
        `${file}: line ${line}: is longer than ${longestLine} characters; --from json reads an array.`,
      );
    if (others.length === 0) continue;
    const last = others.pop() as string;
    yield [rest, ...others];
    line += others.length + 1;
    rest = last;
  }
  yield [rest];
}
