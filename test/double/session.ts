import { onTestFinished } from 'vitest';
import {
  type ServiceCall,
  type ServiceDouble,
  type ServiceDoubleOptions,
  type ServiceOperation,
  startServiceDouble,
} from '../../src/double';
import { serviceOperations } from '../../src/vendor/hosts';
import { now } from '../support/rows';

type Headers = Readonly<Record<string, string | undefined>>;

/** What was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly text: string;
  /** The parsed text; undefined if it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly json: any;
}

/** A double with a clock that a test sets, and calls to it. */
export interface Session {
  readonly double: ServiceDouble;
  readonly token: string;
  /** Moves the clock of the double on. */
  pass(milliseconds: number): void;
  /** Calls an operation. A header that is undefined is left out. */
  call(name: ServiceOperation, body: unknown, headers?: Headers): Promise<Answered>;
  /** Opens an upload, and returns its URL and its id. */
  open(responseMode?: string): Promise<{ readonly url: string; readonly requestId: string }>;
  post(url: string, body: FormData | string, headers?: Headers): Promise<Answered>;
  /** Opens an upload, posts a file, and returns the id. */
  upload(text: string, options?: { readonly responseMode?: string }): Promise<string>;
  status(requestId: string): Promise<Answered['json']>;
}

export const minute = 60_000;

/** Starts a double that closes when the test ends. Its clock starts at the moment of the test rows. */
export async function openSession(options: ServiceDoubleOptions = {}): Promise<Session> {
  let time = now.getTime();
  const double = await startServiceDouble({ clock: { now: () => time }, ...options });
  onTestFinished(() => double.close());
  const token = double.issueToken();
  const { developerToken, customerId, accountId } = double.credentials;

  const session: Session = {
    double,
    token,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    call: (name, body, headers = {}) =>
      send(double.origin + serviceOperations[name].path, {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: withoutUndefined({
          'Content-Type': 'application/json',
          Authorization: `Bearer ${token}`,
          DeveloperToken: developerToken,
          CustomerId: customerId,
          CustomerAccountId: accountId,
          ...headers,
        }),
      }),
    async open(responseMode = 'ErrorsAndResults') {
      const body = { AccountId: accountId, ResponseMode: responseMode };
      const { json } = await session.call('GetBulkUploadUrl', body);
      return { url: json.UploadUrl, requestId: json.RequestId };
    },
    post: (url, body, headers = {}) =>
      send(url, {
        body,
        headers: withoutUndefined({
          AuthenticationToken: token,
          DeveloperToken: developerToken,
          CustomerId: customerId,
          CustomerAccountId: accountId,
          ...headers,
        }),
      }),
    async upload(text, { responseMode } = {}) {
      const { url, requestId } = await session.open(responseMode);
      const { status } = await session.post(url, formOf([['upload.csv', text]]));
      if (status !== 200) throw new Error(`The file was refused with ${status}.`);
      return requestId;
    },
    async status(requestId) {
      const { json } = await session.call('GetBulkUploadStatus', { RequestId: requestId });
      return json;
    },
  };
  return session;
}

/** A form with these files, each in a part named file. */
export function formOf(
  files: readonly (readonly [name: string, content: string | Buffer])[],
): FormData {
  const form = new FormData();
  for (const [name, content] of files) form.append('file', blobOf(content), name);
  return form;
}

export function blobOf(content: string | Buffer): Blob {
  return new Blob([typeof content === 'string' ? content : new Uint8Array(content)]);
}

export async function send(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, { method: 'POST', redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

export async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers, redirect: 'manual' });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutUndefined(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** The calls that were made, by kind. */
export function callsOf({ calls }: ServiceDouble, name: ServiceCall) {
  return calls.filter(({ call }) => call === name);
}
