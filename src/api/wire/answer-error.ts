/**
 * What is wrong with an answer.
 * - `encoding`: its bytes are not UTF-8.
 * - `json`, `xml`: it is not well-formed.
 * - `doctype`: it has a DOCTYPE.
 * - `too-long`, `too-deep`, `too-many`: it exceeds a bound.
 * - `member`: a member has the wrong type.
 * - `not-an-answer`: it is nothing that the service answers.
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
 * An answer of the service that cannot be read. Its message never repeats a value of the answer. It is
 * not a `BulkFileError`, because an answer has no rows, and not a `TypeError`, because the caller did
 * nothing wrong.
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
