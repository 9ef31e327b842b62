/** One part of a form. */
export interface Part {
  readonly name: string | undefined;
  /** Undefined if it is a field and not a file. */
  readonly fileName: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

/**
 * Reads the parts of a form. Undefined if the body is not a whole form.
 *
 * Source: RFC 7578, and RFC 2046 for the boundary.
 */
export function readMultipart(
  body: Buffer,
  contentType: string | undefined,
): readonly Part[] | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
      contentType ?? '',
    ) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const start = at + delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const headerEnd = body.indexOf('\r\n\r\n', start);
    const end = body.indexOf(Buffer.concat([lineEnd, delimiter]), start);
    if (headerEnd === -1 || end === -1 || headerEnd + 2 > end) return undefined;
    const content = body.subarray(headerEnd + 4, end);
    parts.push({ ...readHeaders(body.toString('utf8', start, headerEnd)), content });
    at = end + lineEnd.length;
  }
  return undefined;
}

const lineEnd = Buffer.from('\r\n');

function readHeaders(text: string): Omit<Part, 'content'> {
  const headerOf = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(text)?.[1];
  const disposition = headerOf('content-disposition') ?? '';
  return {
    name: parameterOf(disposition, 'name'),
    fileName: parameterOf(disposition, 'filename'),
    contentType: headerOf('content-type'),
  };
}

function parameterOf(disposition: string, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, 'i').exec(disposition) ?? [];
  return quoted?.replace(/\\(.)/g, '$1').replaceAll('%22', '"') ?? bare;
}
