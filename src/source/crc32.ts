/** The checksum of archives: CRC-32 of ISO 3309. */
export class Crc32 {
  #sum = 0xffffffff;

  add(bytes: Uint8Array): void {
    let sum = this.#sum;
    for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
    this.#sum = sum;
  }

  get value(): number {
    return (this.#sum ^ 0xffffffff) >>> 0;
  }
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
