/** Text of any length on its way to a file: it is handed over before a string can be too long. */
export class Parts {
  readonly #blobs: Blob[] = [];
  #text = '';

  add(text: string): void {
    this.#text += text;
    if (this.#text.length >= maxLength) this.#handOver();
  }

  addBytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.#handOver();
    this.#blobs.push(new Blob([bytes]));
  }

  blob(type: string): Blob {
    this.#handOver();
    return new Blob(this.#blobs, { type });
  }

  #handOver(): void {
    if (this.#text !== '') this.#blobs.push(new Blob([this.#text]));
    this.#text = '';
  }
}

const maxLength = 4_194_304;

/** Collects the pieces of a CSV file. */
export async function collect(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts = new Parts();
  for await (const piece of pieces) parts.addBytes(piece);
  return parts.blob('text/csv');
}
