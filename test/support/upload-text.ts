/** All columns of the record, in the order in which the writer writes them. */
export const fullHeader =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,' +
  'Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,' +
  'External Attribution Credit,External Attribution Model,' +
  'Hashed Email Address,Hashed Phone Number,Microsoft Click Id';

/** The Format Version row under `fullHeader`. */
export const fullVersion = `Format Version,6.0${','.repeat(14)}`;

/** Lines as an upload file has them: the byte order mark first, each ended by CRLF. */
export function uploadText(...lines: readonly string[]): string {
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** An upload file with all columns and these rows. */
export function fullUpload(...rows: readonly string[]): string {
  return uploadText(fullHeader, fullVersion, ...rows);
}

/** The upload of an earlier run. */
export const oldUpload = uploadText('Type,Name', 'Format Version,6.0');
