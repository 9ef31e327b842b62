import Papa from 'papaparse';

/** Adds up what a contender made, so that each is seen to have read or written the same. */
export class Sums {
  /** Only what the contender made. */
  found = {};

  cells(cells) {
    for (const cell of cells) this.#add('characters', cell.length);
  }

  record({ time, adjusted, value, click }) {
    this.#add('seconds', time.toSeconds() + (adjusted?.toSeconds() ?? 0));
    this.#add('cents', Math.round((value ?? 0) * 100));
    this.#add('clicks', click.length);
  }

  /** Rows with an error or a warning. */
  faulty(rows) {
    this.#add('faulty', rows);
  }

  /** A whole file. */
  text(text) {
    this.#add('bytes', Buffer.byteLength(text));
    for (const row of Papa.parse(text.replace(/^\ufeff/, ''), { header: true }).data) {
      if (row.Type !== 'Offline Conversion') continue;
      const seconds = (cell) => (cell === '' ? 0 : Date.parse(`${cell} UTC`) / 1000);
      this.#add('seconds', seconds(row['Conversion Time']) + seconds(row['Adjustment Time']));
      const value = row['Conversion Value'] || row['Adjustment Value'];
      this.#add('cents', Math.round(Number(value) * 100));
      this.#add('clicks', row['Microsoft Click Id'].length);
    }
  }

  #add(name, number) {
    this.found[name] = (this.found[name] ?? 0) + number;
  }
}
