/** Whether the name of a file says that tabs separate its cells, packed or not. */
export function isTsv(name: string): boolean {
  return /\.tsv(?:\.(?:zip|gz))?$/i.test(name);
}

/** The name of a table that is made of an upload: `sales.csv.gz` gives `sales.retry.csv`. */
export function tableName(upload: string, word: string): string {
  return nameFor(upload, `${word}${isTsv(upload) ? '.tsv' : '.csv'}`);
}

/** The name of any other file that is made of an upload. */
export function nameFor(upload: string, end: string): string {
  return `${upload.replace(/\.(?:zip|gz)$/i, '').replace(/\.[ct]sv$/i, '')}.${end}`;
}
