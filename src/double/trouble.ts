import type { ServiceCall } from '../vendor/hosts';
import { type Answer, jsonAnswer, redirectAnswer, textAnswer } from './answer';
import { type FaultFormat, faultAnswer, uploadFaultAnswer } from './fault';

/** What goes wrong with one call. Nothing does if it is empty: such a call goes right between others. */
export interface Trouble extends FaultFormat {
  /** Refuses the call with the errors of these codes, such as `117`. UploadBulkFile has only one. */
  readonly fault?: number | readonly number[] | undefined;
  /** Answers with 200 and this JSON, whatever was asked. */
  readonly answer?: unknown;
  /** Answers with 307 to this address. */
  readonly redirect?: string | undefined;
  /** Without `fault`: answers with this status instead of the service, as a proxy does. */
  readonly httpStatus?: number | undefined;
  /** The body with `httpStatus`: JSON if it begins with `{`, otherwise HTML. Default: a short page. */
  readonly body?: string | undefined;
  /** Further headers with `httpStatus` or `fault`, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Processes the call, and answers this many milliseconds later, in real time. */
  readonly delay?: number | undefined;
  /** Processes the call, and answers with its status and an empty body. */
  readonly emptyBody?: boolean | undefined;
  /**
   * Destroys the connection: `before` the call is received, `during` its answer, when half of the body
   * was sent, or `after` it was processed and without an answer.
   */
  readonly cut?: 'before' | 'during' | 'after' | undefined;
  /**
   * Only for UploadBulkFile: receives the file, and lets its processing end with this status, such as
   * `Failed`. Its records are counted only if the status begins with `Completed`.
   */
  readonly end?: string | undefined;
  /** With `end`: the codes of the status's `Errors`, which are null by default. */
  readonly errors?: readonly number[] | undefined;
  /** With `end`: whether there is a result file. Default: whether the status begins with `Completed`. */
  readonly hasResult?: boolean | undefined;
}

/** The troubles that are still to come. */
export class Script {
  readonly #next = new Map<ServiceCall, readonly Trouble[]>();

  add(call: ServiceCall, troubles: readonly Trouble[]): void {
    this.#next.set(call, [...(this.#next.get(call) ?? []), ...troubles]);
  }

  /** The trouble of the next call of this kind. */
  take(call: ServiceCall): Trouble {
    const [trouble = {}, ...others] = this.#next.get(call) ?? [];
    this.#next.set(call, others);
    return trouble;
  }
}

/** The answer that takes the place of the service's own; undefined if the call is processed. */
export function answerInstead(
  trouble: Trouble,
  call: ServiceCall,
  requestId = '',
): Answer | undefined {
  const { fault, answer, redirect, httpStatus, body, headers } = trouble;
  if (fault !== undefined) {
    const codes = [fault].flat();
    const refusal =
      call === 'UploadBulkFile'
        ? uploadFaultAnswer(requestId, codes[0] ?? 0, trouble)
        : faultAnswer(codes, trouble);
    return withHeaders(refusal, headers);
  }
  if (answer !== undefined) return jsonAnswer(200, answer as object);
  if (redirect !== undefined) return redirectAnswer(redirect, 307);
  if (httpStatus === undefined) return undefined;
  const text = body ?? `<html><body><h1>${httpStatus}</h1></body></html>`;
  const contentType = text.startsWith('{') ? 'application/json' : 'text/html';
  return withHeaders(textAnswer(httpStatus, text, contentType), headers);
}

function withHeaders(answer: Answer, headers: Trouble['headers'] = {}): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
