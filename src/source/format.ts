/** What a file is instead of a table of text, recognized by its first characters. */
export type OtherFormat =
  | 'zip'
  | 'gzip'
  | 'compressed'
  | 'spreadsheet'
  | 'pdf'
  | 'document'
  | 'image'
  | 'data-file'
  | 'web-page'
  | 'storage-error'
  | 'service-answer'
  | 'json'
  | 'xml'
  | 'git-lfs'
  | 'sep';

const signatureLength = 4;

/** The first bytes of files that are not text. Many are ASCII, and remain in a text of these bytes. */
const signatures: readonly (readonly [signature: string, format: OtherFormat])[] = [
  ['PK\x03', 'zip'],
  ['PK\x05', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['\xd0\xcf\x11\xe0', 'spreadsheet'],
  ['%PDF', 'pdf'],
  ['{\\rt', 'document'],
  ['7z\xbc\xaf', 'compressed'],
  ['Rar!', 'compressed'],
  ['\xfd7zX', 'compressed'],
  ['\x28\xb5\x2f\xfd', 'compressed'],
  ['BZh9', 'compressed'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['PAR1', 'data-file'],
  ['Obj\x01', 'data-file'],
  ['SQLi', 'data-file'],
];

/** Recognizes a file that is not text. */
export function formatOfBytes(bytes: Uint8Array): OtherFormat | undefined {
  return formatBySignature(String.fromCharCode(...bytes.subarray(0, signatureLength)));
}

function formatBySignature(start: string): OtherFormat | undefined {
  return signatures.find(([signature]) => start.startsWith(signature))?.[1];
}

/** As much of a text as its format is recognized by. */
export const startLength = 1024;

/** Starts that may be those of another format, once blanks are removed: few files need a closer look. */
const suspicious =
  /^(?:$|[<{[%]|"?(?:$|s(?:$|e(?:$|p(?:$|=))))|version https:\/\/git-lfs|v[a-z:/. -]*$)/i;

/** One object on a line of its own, as in NDJSON, also as the first of a list: nothing more is needed. */
const wholeObject = /^\[?\s*\{.*\}[ \t]*,?\r?\n/;

/** Whether more of a text is needed before it is known to be of no format but the accepted ones. */
export function mayBeOtherFormat(start: string, accepted: readonly OtherFormat[]): boolean {
  if (start.length < signatureLength) return true;
  const text = start.trimStart();
  // JSON is read as it comes. Only RTF begins like it, with a backslash.
  if (accepted.includes('json') && /^[[{][^\\]/.test(text)) return false;
  return start.length < startLength && suspicious.test(text) && !wholeObject.test(text);
}

/** Members of the answers of the service, and of other services when they refuse. */
const answerMember =
  /"(?:PartialErrors|NestedPartialErrors|TrackingId|OperationErrors|BatchErrors|ConversionGoals|RequestStatus|UploadUrl|ResultFileUrl|ReportRequestId|DailySummaries|error|errors|error_description|message|code|status)"\s*:/i;

const textFormats: readonly (readonly [pattern: RegExp, format: OtherFormat])[] = [
  [/^%PDF/, 'pdf'],
  [/^\{\\rt/, 'document'],
  [/^"?sep=/i, 'sep'],
  [/^version https:\/\/git-lfs/, 'git-lfs'],
  [/^<[\s\S]*(?:urn:schemas-microsoft-com:office|Excel\.Sheet)/, 'spreadsheet'],
  [
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|meta|table|div|p|h\d)\b/i,
    'web-page',
  ],
  [
    /^(?:<\?xml[^>]*>\s*)?<Error\b[^>]*>\s*<(?:\w+:)?(?:Code|Message|RequestId)\b/i,
    'storage-error',
  ],
  [/^(?:<\?xml[^>]*>\s*)?<(?:m:)?error\b[^>]*>\s*<(?:m:)?code\b/i, 'storage-error'],
  [/^<[\s\S]*?<(?:\w+:)?Envelope\b|^<(?:\w+:)?Envelope\b/, 'service-answer'],
  [/^<\?xml\b|^<[a-z][\w:-]*(?:\s[^>]*)?\/?>/i, 'xml'],
];

/** Recognizes a text that is not a table, by its start. */
export function formatOfText(text: string): OtherFormat | undefined {
  const start = text.slice(0, startLength).trimStart();
  const format =
    formatBySignature(text) ?? textFormats.find(([pattern]) => pattern.test(start))?.[1];
  if (format) return format;
  if (!/^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{\]"]|$))/.test(start)) return undefined;
  // Lines after an object of its own may not have come yet.
  const first = wholeObject.exec(start)?.[0] ?? start;
  return start.startsWith('{') && answerMember.test(first) ? 'service-answer' : 'json';
}
