import { SourceFailure } from '../calls/exchange';
import type { OpenableFile } from './content';

/** The body of a request that sends one file, with a length that is known before. */
export interface FileBody {
  readonly body: Blob | ReadableStream<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
  /** Why the file could not be read, once the request has failed. */
  readonly failure: () => SourceFailure | undefined;
}

/** Makes the body of a `multipart/form-data` request whose only part is a file. */
export function makeFileBody(content: Blob | OpenableFile, fileName: string): FileBody {
  // In lower case, because the type of a Blob is.
  const boundary = `file-${crypto.randomUUID()}`;
  const type = `multipart/form-data; boundary=${boundary}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const end = `\r\n--${boundary}--\r\n`;
  if (content instanceof Blob)
    return {
      body: new Blob([head, content, end], { type }),
      headers: {},
      failure: () => undefined,
    };
  return streamBody(content, head, end, type);
}

function streamBody(content: OpenableFile, head: string, end: string, type: string): FileBody {
  const utf8 = new TextEncoder();
  let failure: SourceFailure | undefined;

  async function* pieces(): AsyncGenerator<Uint8Array, void> {
    yield utf8.encode(head);
    let left = content.size;
    for await (const piece of content.open()) {
      left -= piece.length;
      yield piece;
    }
    if (left !== 0) throw new TypeError('The file has another size than it says.');
    yield utf8.encode(end);
  }

  const source = pieces();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await source.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        failure = new SourceFailure(cause);
        throw cause;
      }
    },
    async cancel() {
      await source.return();
    },
  });
  const length = utf8.encode(head).length + content.size + utf8.encode(end).length;
  return {
    body,
    headers: { 'Content-Type': type, 'Content-Length': String(length) },
    failure: () => failure,
  };
}
