/**
 * What is wrong with an answer: `encoding`: its bytes are no UTF-8; `json` and `xml`: it is not
 * well-formed; `doctype`: it has one;
 * `too-long`, `too-deep`, `too-many`: it is beyond its bounds; `member`: a member is not of its type;
 * `not-an-answer`: it is none of what the service answers.
 */
export type ServiceAnswerCode =
  | 'encoding'
  | 'json'
  | 'xml'
  | 'doctype'
  | 'too-long'
  | 'too-deep'
  | 'too-many'
  | 'member'
  | 'not-an-answer';

/**
 * An answer of the service that can not be read. No `BulkFileError`, as an answer is no file with rows;
 * no `TypeError`, as its reader did nothing wrong. Its message holds nothing of the answer's values.
 *
 * @example
 * try {
 *   readApplyResponse('Bad Gateway', { rows: [7] });
 * } catch (cause) {
 *   if (cause instanceof ServiceAnswerError) console.error(cause.code); // json
 * }
 */
export class ServiceAnswerError extends Error {
  override readonly name = 'ServiceAnswerError';
  readonly code: ServiceAnswerCode;

  constructor(code: ServiceAnswerCode, message: string) {
    super(message);
    this.code = code;
  }
}
